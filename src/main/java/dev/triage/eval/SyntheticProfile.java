package dev.triage.eval;

/**
 * How good a stand-in for a model is, as chances from 0 to 1.
 *
 * @param rightEasy that it names the cause of an easy case
 * @param rightHard that it names the cause of a hard case
 * @param wrongReasons that a right cause is carried by invented quotes
 * @param unsafe that it runs into a trap
 * @param malformed that a reply does not fit the schema
 * @param refused that it declines
 * @param millis about how long a reply takes
 */
public record SyntheticProfile(double rightEasy, double rightHard, double wrongReasons, double unsafe,
        double malformed, double refused, double millis) {}
