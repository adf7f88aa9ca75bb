/**
 * What an office runs with that sets nothing, in one place for the settings of the environment, the engine and what 设置 tells;
 * the README's table says the same. Days, megabytes, hours of the office's zone.
 */
export const USUAL = {
  /** When a room with a 接龙 hears how many have signed up. */
  summaryAt: '17:00',
  /** When birthday and festive greetings go out. */
  greetAt: '09:00',
  /** Days for which words are kept; those of requests from when they are done. */
  keepDays: { private: 730, room: 180, requests: 1095 },
  /** Days for which it is kept who looked at a card, what was done and changed, and how to reach who has left. */
  keepViews: 365,
  keepTrail: 1825,
  keepGone: 1095,
  files: { mostMegabytes: 10, keepDays: 90 },
  /** Messages of one person that are answered in ten minutes. */
  talkLimit: 120,
  /** How often whoever does not answer a notice is asked again, and after how many hours at the earliest. */
  nudges: { most: 1, everyHours: 4 },
} as const
