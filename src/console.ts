export { defineGenesysConsole, type GenesysConsoleElement } from './console/define-genesys-console'
