import { graphql } from '../app/graphql';

/** A count of people, as Count, NumberCard and the rows of a figure take it. Known to every view that imports the parts. */
export const Counted = graphql(/* GraphQL */ `
  fragment Counted on SafeCount {
    value
    suppressed
    label
  }
`);
