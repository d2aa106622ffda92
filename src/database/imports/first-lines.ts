const LEAST_ROOM = 1 << 10;
/** The table is at most half full, so that a place is found at once. */
const ROOM_FOR_EACH = 2;

/**
 * On which line of a file each id came first: 12 bytes an id, by a hash of 64 bits, which two of a million ids share by
 * a chance of one in 40 million.
 */
export class FirstLines {
  #highs = new Int32Array(LEAST_ROOM);
  #lows = new Int32Array(LEAST_ROOM);
  /** 0 for a free place. */
  #lines = new Int32Array(LEAST_ROOM);
  #size = 0;

  /** Notes the id where it is new; else returns the line on which it came first. */
  meet(id: string, line: number): number | undefined {
    if (this.#size * ROOM_FOR_EACH >= this.#lines.length) this.#grow();
    const [high, low] = hashOf(id);
    const place = this.#find(high, low);
    const first = this.#lines[place] ?? 0;
    if (first !== 0) return first;
    this.#put(place, high, low, line);
    return undefined;
  }

  #find(high: number, low: number): number {
    const last = this.#lines.length - 1;
    let place = (high ^ low) & last;
    while (this.#lines[place] !== 0) {
      if (this.#highs[place] === high && this.#lows[place] === low) return place;
      place = (place + 1) & last;
    }
    return place;
  }

  #put(place: number, high: number, low: number, line: number): void {
    this.#highs[place] = high;
    this.#lows[place] = low;
    this.#lines[place] = line;
    this.#size += 1;
  }

  #grow(): void {
    const [highs, lows, lines] = [this.#highs, this.#lows, this.#lines];
    const room = lines.length * ROOM_FOR_EACH;
    this.#highs = new Int32Array(room);
    this.#lows = new Int32Array(room);
    this.#lines = new Int32Array(room);
    this.#size = 0;
    for (let old = 0; old < lines.length; old += 1) {
      const [high, low, line] = [highs[old] ?? 0, lows[old] ?? 0, lines[old] ?? 0];
      if (line !== 0) this.#put(this.#find(high, low), high, low, line);
    }
  }
}

/** FNV-1a, and a hash like it. */
function hashOf(id: string): [number, number] {
  let [high, low] = [0x811c9dc5 | 0, 0x7ee3623a];
  for (let at = 0; at < id.length; at += 1) {
    const code = id.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x85ebca6b);
    low ^= low >>> 13;
  }
  return [high ^ (high >>> 15), low];
}
