/** One row: a detection is pending while the data have a later version than the one that was detected. */
export interface DetectionTable {
  /** How often anything that detectors read was changed. */
  data_version: number;
  /** Up to which of these versions signals are up to date. */
  detected_version: number;
}
