import type { StorybookConfig } from '@storybook/html-vite'

const config: StorybookConfig = {
  framework: '@storybook/html-vite',
  stories: ['../src/*.stories.ts'],
  addons: ['msw-storybook-addon'],
  // The folder with mockServiceWorker.js.
  staticDirs: ['../public'],
  core: { disableTelemetry: true },
}

export default config
