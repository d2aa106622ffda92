/** What one unit of a currency is worth in the company's own, whose own rate is 1. */
export interface CurrencyRateTable {
  currency: string;
  rate: number;
}
