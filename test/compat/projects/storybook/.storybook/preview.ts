import type { Preview } from '@storybook/html-vite'
import { mswLoader } from 'msw-storybook-addon/csf3'

const preview: Preview = { loaders: [mswLoader()] }

export default preview
