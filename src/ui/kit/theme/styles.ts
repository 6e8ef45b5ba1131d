// Everything that must be loaded before the first paint, in this order: layers first, our own rules last.
import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './global.css'
