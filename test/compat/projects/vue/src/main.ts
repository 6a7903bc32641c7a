import { createApp } from 'vue'
import App from './App.vue'

// Before the first request. In a production build, this is false, and none of the mock's code is in it.
const genesys = import.meta.env.DEV ? await import('./mocks').then((mocks) => mocks.startMocks()) : undefined

createApp(App, { genesys }).mount('#app')
