import { brandOf, pageColours } from './page-tokens.ts'

/** The whole style of a page made by the API, with the tenant's brand; small enough to stand inside it. */
export function pageCss(brandCss: string): string {
  const brand = brandOf(brandCss)
  const colours = Object.entries(pageColours).map(([name, [light, dark]]) => `--${name}:light-dark(${light},${dark})`)
  const accent = `--accent:light-dark(${brand['tenant-accent-light']},${brand['tenant-accent-dark']})`
  const onAccent = `--on-accent:light-dark(${brand['tenant-on-accent-light']},${brand['tenant-on-accent-dark']})`
  const edges = `--radius:${brand['tenant-radius']};--font:${brand['tenant-font']}`
  return `:root{color-scheme:light dark;${[...colours, accent, onAccent, edges].join(';')}}${rules}`
}

const rules = `
*{box-sizing:border-box;margin:0}
body{background:var(--ground);color:var(--ink);font:400 1.0625rem/1.5 var(--font);font-variant-numeric:tabular-nums;overflow-wrap:break-word;padding:0 clamp(1rem,5vw,2.5rem)}
header,main,footer{max-width:35rem;margin:auto}
header{display:flex;align-items:center;gap:.75rem;padding:1.25rem 0;font-weight:650}
.mark{width:1.75rem;height:1.75rem;color:var(--accent)}
h1{font-size:clamp(1.75rem,1.4rem + 1.8vw,2.375rem);font-weight:400;line-height:1.12;letter-spacing:-.022em;text-wrap:balance}
b{font-weight:650}
.name{display:inline-block}
h2{font-size:1.0625rem;font-weight:650;margin:2.25rem 0 .5rem}
main{background:var(--surface);border:1px solid var(--line);border-radius:calc(var(--radius)*1.5);padding:clamp(1.25rem,5vw,2.25rem)}
p{margin-top:.75rem;text-wrap:pretty}
.quiet,li p{color:var(--ink-2)}
button,.button,select{font:inherit;line-height:1.25;letter-spacing:inherit;min-height:2.75rem;padding:.5rem 1rem;border:1.5px solid var(--line-strong);border-radius:var(--radius);background:var(--surface);color:var(--ink);cursor:pointer}
button,.button{font-weight:650}
.button{display:inline-flex;align-items:center;justify-content:center;text-decoration:none}
button:hover,.button:hover,select:hover{border-color:var(--ink)}
.primary{margin-top:1.5rem;width:100%;min-height:3.25rem;background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
ul{list-style:none;padding:0}
p+ul{margin-top:1.5rem}
li{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center;justify-content:space-between;padding:.875rem 0;border-top:1px solid var(--line)}
li div{flex:1 1 13rem}
li p{margin:0;font-size:.9375rem}
li form{display:grid;gap:.5rem}
li button,li .button,select{width:9rem}
select{padding:.5rem .75rem}
.facts li{display:block}
.note{margin-top:1.25rem;padding:.75rem 1rem;border:1px solid var(--line-strong);border-radius:var(--radius)}
a{color:var(--accent);text-underline-offset:.2em}
a.button{color:var(--ink)}
.state{display:flex;gap:.6rem;align-items:center;color:var(--good);font-weight:650;margin:0 0 .75rem}
.i{width:1.375rem;flex:none;fill:none;stroke:currentColor;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
footer{padding:1.25rem 0 2.5rem;font-size:.9375rem;color:var(--ink-2)}
footer a{color:inherit;display:inline-block;padding:.25rem 1.25rem .25rem 0}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px;border-radius:var(--radius)}
@media (max-width:30rem){li form,li .button{flex:1 1 100%}li button,select{width:100%}}
@media (forced-colors:active){.primary{forced-color-adjust:none;background:Highlight;color:HighlightText;border-color:Highlight}}
`
