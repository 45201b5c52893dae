import { Link } from 'react-router'
import { useTenant } from '#client/lib/tenant.ts'
import { useWords } from '#client/lib/words.tsx'

/** The same help in the same order on every page (WCAG 3.2.6), and who really stands behind the site. */
export function Foot() {
  const { t, text } = useWords()
  const { organisation } = useTenant()
  return (
    <footer className="foot">
      <div className="foot-in">
        <ul>
          <li>
            <Link to="/help">{t('page.help')}</Link>
          </li>
          <li>
            <Link to="/help#dpo">{t('page.dpo')}</Link>
          </li>
          <li>
            <Link to="/help#complain">{t('page.complain')}</Link>
          </li>
          <li>
            <Link to="/help#accessibility">{t('page.accessibility')}</Link>
          </li>
        </ul>
        <p className="about">{text(organisation.disclaimer)}</p>
      </div>
    </footer>
  )
}
