import { describe, expect, it, vi } from 'vitest'
import { renderMessage, sampleCustomer } from './render-message.ts'

const ANA = sampleCustomer({ country: { label: 'Country', type: 'category', values: ['MX', 'AR'] } }, 'Ana')
const preview = async (body: string) => renderMessage({ subject: 'Hello', body }, ANA)

describe('the preview of a message', () => {
  it('fills in what the sample customer has, and nothing where she has none', async () => {
    const { body, error } = await preview('{{ customer.name }} from {{ customer.country }}{{ customer.spend }}')
    expect([body, error]).toEqual(['Ana from MX', false])
  })

  it.each([
    ['a loop over a thousand million', '{% for i in (1..1000000000) %}x{% endfor %}'],
    [
      'loops in loops',
      '{% for a in (1..9999) %}{% for b in (1..9999) %}{% for c in (1..9999) %}x{% endfor %}{% endfor %}{% endfor %}',
    ],
    [
      'a text that doubles itself',
      `{% assign a = "xxxxxxxxxx" %}${'{% assign a = a | append: a %}'.repeat(60)}{{ a }}`,
    ],
    [
      'a list that is blown up',
      '{% assign a = "a" | split: "" %}{% for i in (1..99999999) %}{% assign a = a | concat: a %}{% endfor %}',
    ],
    ['braces without end', '{{'.repeat(50_000)],
    ['tags without end', '{% if customer.name %}'.repeat(5_000)],
    ['a text beyond all measure', `{{ customer.name }}${'x'.repeat(300_000)}`],
    ['a file', '{% render "/etc/passwd" %}'],
    ['a page of the server', '{% include "/api/journeys" %}'],
    ['a layout', '{% layout "../../secrets" %}'],
  ])('shows the text as it was written for %s, in good time and asking nobody', async (_what, body) => {
    const asked = vi.fn()
    vi.stubGlobal('fetch', asked)
    vi.stubGlobal('XMLHttpRequest', asked)
    const started = performance.now()
    expect(await preview(body)).toEqual({ subject: 'Hello', body, error: true })
    expect(performance.now() - started).toBeLessThan(5_000)
    expect(asked).not.toHaveBeenCalled()
    vi.unstubAllGlobals()
  })

  it.each([
    '{{ customer.constructor }}',
    '{{ customer.__proto__ }}',
    '{{ customer.constructor.prototype }}',
    '{{ customer["constructor"]["constructor"] }}',
    '{{ customer.toString }}',
    '{{ customer.name.constructor.name }}',
    '{{ constructor.constructor }}',
    '{{ event.__proto__.polluted }}{{ entry.hasOwnProperty }}',
  ])('reads nothing that every object inherits: %s', async (body) => {
    expect(await preview(body)).toEqual({ subject: 'Hello', body: '', error: false })
  })

  it('changes nothing outside itself', async () => {
    await preview(
      '{% assign customer.__proto__.x = 1 %}{% assign __proto__ = 2 %}{% capture constructor %}x{% endcapture %}',
    )
    expect('x' in {}).toBe(false)
    expect(ANA).toEqual({ name: 'Ana', first_name: 'Ana', country: 'MX' })
  })

  it('leaves HTML and patterns of searches as the text they are', async () => {
    const html = '<img src=x onerror=alert(1)>{{ customer.name }}'
    expect((await preview(html)).body).toBe('<img src=x onerror=alert(1)>Ana')
    const pattern = `{{ "${'a'.repeat(5_000)}!" | replace: "(a+)+$", "x" }}`
    const started = performance.now()
    expect((await preview(pattern)).body).toBe(`${'a'.repeat(5_000)}!`)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
