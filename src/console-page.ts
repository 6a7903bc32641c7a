import { defineGenesysConsole } from './console/define-genesys-console'

// The page that the HTTP door serves: nothing but the console, of the mock below whose address it stands.
const sheet = new CSSStyleSheet()
sheet.replaceSync(`
  html, body, main { height: 100%; margin: 0 }
  h1 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); margin: 0 }
`)
document.adoptedStyleSheets = [sheet]
defineGenesysConsole()
const [genesysConsole] = document.getElementsByTagName('genesys-console')
if (genesysConsole) genesysConsole.baseUrl = location.href.replace(/\/genesys\/2\/mock\/console.*$/i, '')
