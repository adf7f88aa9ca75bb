/**
 * The Chinese calendar worked out from the sky, as a witness that shares nothing with our table: new moons by Meeus,
 * Astronomical Algorithms (2nd ed.), ch. 49, the sun's longitude by ch. 25 (the higher
 * accuracy), the months by the rules of GB/T 33661-2017.
 */
import type { Day } from '../../src/base/calendar.ts'

const DAY_MS = 86_400_000
/** Julian day of 1970-01-01T00:00. */
const EPOCH = 2_440_587.5
const sinD = (degrees: number): number => Math.sin((degrees * Math.PI) / 180)
/** a + bx + cx² …, the constant first. */
const poly = (x: number, ...terms: readonly number[]): number => terms.reduceRight((sum, term) => sum * x + term, 0)

/** Multiples of M′, M, F and Ω in the argument, the power of E, the factor in days. */
const NEW_MOON: readonly (readonly [number, number, number, number, number, number])[] = [
  [1, 0, 0, 0, 0, -0.4072],
  [0, 1, 0, 0, 1, 0.17241],
  [2, 0, 0, 0, 0, 0.01608],
  [0, 0, 2, 0, 0, 0.01039],
  [1, -1, 0, 0, 1, 0.00739],
  [1, 1, 0, 0, 1, -0.00514],
  [0, 2, 0, 0, 2, 0.00208],
  [1, 0, -2, 0, 0, -0.00111],
  [1, 0, 2, 0, 0, -0.00057],
  [2, 1, 0, 0, 1, 0.00056],
  [3, 0, 0, 0, 0, -0.00042],
  [0, 1, 2, 0, 1, 0.00042],
  [0, 1, -2, 0, 1, 0.00038],
  [2, -1, 0, 0, 1, -0.00024],
  [0, 0, 0, 1, 0, -0.00017],
  [1, 2, 0, 0, 0, -0.00007],
  [2, 0, -2, 0, 0, 0.00004],
  [0, 3, 0, 0, 0, 0.00004],
  [1, 1, -2, 0, 0, 0.00003],
  [2, 0, 2, 0, 0, 0.00003],
  [1, 1, 2, 0, 0, -0.00003],
  [1, -1, 2, 0, 0, 0.00003],
  [1, -1, -2, 0, 0, -0.00002],
  [3, 1, 0, 0, 0, -0.00002],
  [4, 0, 0, 0, 0, 0.00002],
]

/** Of the planets: the argument at k = 0, its growth with k, the factor in days. */
const PLANETS: readonly (readonly [number, number, number])[] = [
  [299.77, 0.107408, 0.000325],
  [251.88, 0.016321, 0.000165],
  [251.83, 26.651886, 0.000164],
  [349.42, 36.412478, 0.000126],
  [84.66, 18.206239, 0.00011],
  [141.74, 53.303771, 0.000062],
  [207.14, 2.453732, 0.00006],
  [154.84, 7.30686, 0.000056],
  [34.52, 27.261239, 0.000047],
  [207.19, 0.121824, 0.000042],
  [291.34, 1.844379, 0.00004],
  [161.72, 24.198154, 0.000037],
  [239.56, 25.513099, 0.000035],
  [331.55, 3.592518, 0.000023],
]

/** Dynamical time of a new moon as a Julian day; k = 0 is that of 2000-01-06. */
export function newMoon(k: number): number {
  const t = k / 1236.85
  const e = poly(t, 1, -0.002516, -0.0000074)
  const m = 2.5534 + 29.1053567 * k + t * t * poly(t, -0.0000014, -0.00000011)
  const moon = 201.5643 + 385.81693528 * k + t * t * poly(t, 0.0107582, 0.00001238, -0.000000058)
  const f = 160.7108 + 390.67050284 * k + t * t * poly(t, -0.0016118, -0.00000227, 0.000000011)
  const node = 124.7746 - 1.56375588 * k + t * t * poly(t, 0.0020672, 0.00000215)
  const mean = 2_451_550.09766 + 29.530588861 * k + t * t * poly(t, 0.00015437, -0.00000015, 0.00000000073)
  const own = NEW_MOON.map(([a, b, c, d, power, days]) => days * e ** power * sinD(a * moon + b * m + c * f + d * node))
  const planets = PLANETS.map(
    ([at, by, days], index) => days * sinD(at + by * k - (index === 0 ? 0.009173 * t * t : 0)),
  )
  return [...own, ...planets].reduce((sum, days) => sum + days, mean)
}

/** The earth's heliocentric longitude, by powers of the time: amplitude in 10⁻⁸ radians, phase, frequency (app. III). */
const EARTH: readonly (readonly (readonly [number, number, number])[])[] = [
  [
    [175_347_046, 0, 0],
    [3_341_656, 4.6692568, 6283.07585],
    [34_894, 4.6261, 12_566.1517],
    [3497, 2.7441, 5753.3849],
    [3418, 2.8289, 3.5231],
    [3136, 3.6277, 77_713.7715],
    [2676, 4.4181, 7860.4194],
    [2343, 6.1352, 3930.2097],
    [1324, 0.7425, 11_506.7698],
    [1273, 2.0371, 529.691],
    [1199, 1.1096, 1577.3435],
    [990, 5.233, 5884.927],
    [902, 2.045, 26.298],
    [857, 3.508, 398.149],
    [780, 1.179, 5223.694],
    [753, 2.533, 5507.553],
    [505, 4.583, 18_849.228],
    [492, 4.205, 775.523],
    [357, 2.92, 0.067],
    [317, 5.849, 11_790.629],
    [284, 1.899, 796.298],
    [271, 0.315, 10_977.079],
    [243, 0.345, 5486.778],
    [206, 4.806, 2544.314],
    [205, 1.869, 5573.143],
    [202, 2.458, 6069.777],
    [156, 0.833, 213.299],
    [132, 3.411, 2942.463],
    [126, 1.083, 20.775],
    [115, 0.645, 0.98],
    [103, 0.636, 4694.003],
    [102, 0.976, 15_720.839],
    [102, 4.267, 7.114],
  ],
  [
    [628_331_966_747, 0, 0],
    [206_059, 2.678235, 6283.07585],
    [4303, 2.6351, 12_566.1517],
    [425, 1.59, 3.523],
    [119, 5.796, 26.298],
    [109, 2.966, 1577.344],
  ],
  [
    [52_919, 0, 0],
    [8720, 1.0721, 6283.0758],
    [309, 0.867, 12_566.152],
  ],
  [[289, 5.844, 6283.076]],
]
const ARC_SECOND = 1 / 3600

/** The sun's apparent longitude in degrees, at a Julian day of dynamical time; right to a second of arc or two. */
export function sunLongitude(jde: number): number {
  const t = (jde - 2_451_545) / 365_250
  const sums = EARTH.map((terms) => terms.reduce((sum, [size, phase, by]) => sum + size * Math.cos(phase + by * t), 0))
  const longitude = (poly(t, ...sums) * 1e-8 * 180) / Math.PI + 180
  const centuries = 10 * t
  const node = 125.04452 - 1934.136261 * centuries
  const moon = 218.3165 + 481_267.8813 * centuries
  const nutation = -17.2 * sinD(node) - 1.32 * sinD(2 * longitude) - 0.23 * sinD(2 * moon) + 0.21 * sinD(2 * node)
  const distance = 1 - 0.01671 * sinD(357.52911 + 35_999.05029 * centuries + 90)
  const apparent = longitude + (nutation - 0.09033 - 20.4898 / distance) * ARC_SECOND
  return ((apparent % 360) + 360) % 360
}

/** Dynamical less universal time in seconds (Espenak and Meeus, 2006), of 1900 to 2150. */
function deltaT(year: number): number {
  if (year < 1920) return poly(year - 1900, -2.79, 1.494119, -0.0598939, 0.0061966, -0.000197)
  if (year < 1941) return poly(year - 1920, 21.2, 0.84493, -0.0761, 0.0020936)
  if (year < 1961) return poly(year - 1950, 29.07, 0.407, -1 / 233, 1 / 2547)
  if (year < 1986) return poly(year - 1975, 45.45, 1.067, -1 / 260, -1 / 718)
  if (year < 2005) return poly(year - 2000, 63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599)
  if (year < 2050) return poly(year - 2000, 62.92, 0.32217, 0.005589)
  return -20 + 32 * ((year - 1820) / 100) ** 2 - 0.5628 * (2150 - year)
}

/** From then on the almanac counted by 120° E; before by Beijing's own mean time, 116°25′ E. */
const STANDARD_TIME = 1929
const offsetHours = (year: number): number => (year < STANDARD_TIME ? 116.4167 / 15 : 8)

/** A moment on the almanac's clock, in days since 1970. */
function onClock(jde: number): number {
  const year = 2000 + (jde - 2_451_545) / 365.25
  return jde - EPOCH - deltaT(year) / 86_400 + offsetHours(year) / 24
}

export interface SkyMonth {
  readonly year: number
  readonly month: number
  readonly leap: boolean
  readonly first: Day
  /** How near to midnight its new moon is, in minutes. */
  readonly margin: number
}

const dayNumber = (clock: number): number => Math.floor(clock)
const toDay = (number: number): Day => new Date(number * DAY_MS).toISOString().slice(0, 10)

/** When the sun reaches a longitude, about `near`. */
function termNear(longitude: number, near: number): number {
  let jde = near
  for (let round = 0; round < 6; round++) {
    const off = ((longitude - sunLongitude(jde) + 540) % 360) - 180
    jde += (off * 365.2422) / 360
  }
  return jde
}

const JDE_OF_2000 = 2_451_545
const A_YEAR = 365.2422
/** About 21 December of a year. */
const solstice = (year: number): number => termNear(270, JDE_OF_2000 + (year - 2000) * A_YEAR + 355)
/** Number of the last new moon whose day is not after that of a moment. */
function monthOf(jde: number): number {
  let k = Math.round((jde - 2_451_550.1) / 29.530588861) + 1
  while (dayNumber(onClock(newMoon(k))) > dayNumber(onClock(jde))) k--
  return k
}

/**
 * The months between two winter solstices: that of the solstice is the eleventh; where there are twelve others before the
 * next eleventh, the first without a 中气 is a leap month.
 */
function monthsAfterSolstice(year: number): readonly SkyMonth[] {
  const first = monthOf(solstice(year - 1))
  const next = monthOf(solstice(year))
  const starts = Array.from({ length: next - first + 1 }, (_, at) => dayNumber(onClock(newMoon(first + at))))
  const terms = Array.from({ length: 14 }, (_, at) =>
    dayNumber(onClock(termNear((270 + 30 * at) % 360, solstice(year - 1) + at * 30.44))),
  )
  const hasTerm = (at: number) => terms.some((term) => term >= (starts[at] ?? 0) && term < (starts[at + 1] ?? 0))
  const leapAt = next - first === 13 ? starts.findIndex((_, at) => at > 0 && !hasTerm(at)) : -1
  return starts.slice(0, -1).map((start, at) => {
    const passed = leapAt >= 0 && at >= leapAt ? at - 1 : at
    const clock = onClock(newMoon(first + at))
    const part = clock - Math.floor(clock)
    return {
      year: passed < 2 ? year - 1 : year,
      month: ((passed + 10) % 12) + 1,
      leap: at === leapAt,
      first: toDay(start),
      margin: Math.min(part, 1 - part) * 1440,
    }
  })
}

/** The day on which the sun reaches a longitude in a year, and how near to midnight, in minutes. */
export function skyTerm(longitude: number, year: number): { readonly day: Day; readonly margin: number } {
  const near = JDE_OF_2000 + (year - 2000) * A_YEAR + ((longitude - 280 + 360) % 360) * 1.0146
  const clock = onClock(termNear(longitude, near))
  const part = clock - Math.floor(clock)
  return { day: toDay(dayNumber(clock)), margin: Math.min(part, 1 - part) * 1440 }
}

/** Every month of the lunar years from one to another. */
export function skyMonths(from: number, until: number): readonly SkyMonth[] {
  const years = Array.from({ length: until - from + 2 }, (_, at) => from + at)
  return years.flatMap(monthsAfterSolstice).filter(({ year }) => year >= from && year <= until)
}
