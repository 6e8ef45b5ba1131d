import { afterEach, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { render } from '../testing/render.tsx'
import { onDemand, onDemandOrNothing } from './on-demand.tsx'

let remove = () => {}
afterEach(() => remove())

const offline = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
const Greeting = ({ name }: { name: string }) => <p>Hello, {name}</p>

it('a piece whose code does not come says so in its place, and comes when it can be had', async () => {
  let connected = false
  const Piece = onDemand(async () => (connected ? Greeting : offline()))
  remove = await render(
    <>
      <p>All else</p>
      <Piece name="Ana" />
    </>,
  )
  const missing = page.getByText(/^This part could not be loaded/)
  await expect.element(missing).toBeVisible()
  await expect.element(page.getByText('All else')).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(missing).toBeVisible()
  connected = true
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(page.getByText('Hello, Ana')).toBeVisible()
})

it('a small piece that does not come leaves the rest as it is', async () => {
  const Piece = onDemandOrNothing<{ name: string }>(offline)
  remove = await render(
    <>
      <p>All else</p>
      <Piece name="Ana" />
    </>,
  )
  await expect.element(page.getByText('All else')).toBeVisible()
  expect(page.getByText(/^This part could not be loaded/).query()).toBeNull()
})
