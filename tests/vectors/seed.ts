/** One seed for all random cases, so that Node and every browser judge the same values and a failure comes again. */
export const SEED = 20_260_902;
