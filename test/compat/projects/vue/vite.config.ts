import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [
    vue({
      // Otherwise Vue looks for a component of this name, and warns.
      template: { compilerOptions: { isCustomElement: (tag) => tag === 'genesys-console' } },
    }),
  ],
})
