/** The publishing room's public entry: pictures, briefs and links made of a journey, and the page that opens such a link. */
export { PublishingScreen } from './on-demand.tsx'
export { createPublishing, type Publishing } from './publishing.ts'
export { SharedScreen } from './share/shared-screen.tsx'
