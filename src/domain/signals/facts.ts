import type { CalendarDate } from '../calendar.ts';

/** What a fact may be: of listed words one, or several of them where each is listed. */
export type FactType =
  | 'number'
  | 'text'
  | 'date'
  | 'boolean'
  | readonly string[]
  | { readonly each: readonly string[] };

/** Facts by name, as a detector declares them; one whose name ends with a question mark may be absent. */
export type FactShape = Readonly<Record<string, FactType>>;

type ValueOf<Type> = Type extends 'number'
  ? number
  : Type extends 'text'
    ? string
    : Type extends 'date'
      ? CalendarDate
      : Type extends 'boolean'
        ? boolean
        : Type extends { readonly each: readonly (infer One)[] }
          ? readonly One[]
          : Type extends readonly (infer One)[]
            ? One
            : never;

type OfOne<Shape> = {
  readonly [Name in keyof Shape as Name extends `${string}?` ? never : Name]: ValueOf<Shape[Name]>;
} & {
  readonly [Name in keyof Shape as Name extends `${infer Bare}?` ? Bare : never]?: ValueOf<
    Shape[Name]
  >;
};

type OfEach<Shape> = Shape extends FactShape ? OfOne<Shape> : never;

/** Plain data of any shape. */
export type Facts = FactsOf<readonly FactShape[]>;

/** Plain data of one of these shapes. */
export type FactsOf<Shapes extends readonly FactShape[]> = OfEach<Shapes[number]>;
