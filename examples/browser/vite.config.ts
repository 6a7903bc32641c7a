import { defineConfig } from 'vite'

export default defineConfig(({ command }) => ({
  // All there is in it is the mock's service worker, which has no business in production.
  publicDir: command === 'serve' ? 'public' : false,
}))
