using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.GraphQL.Validation;

namespace CpdGraph.GraphQL.Tests.Validation;

/// <summary>Validates documents and looks at what one rule has to say.</summary>
internal sealed class RuleUnderTest(string rule, string sdl = RuleUnderTest.Sdl)
{
    /// <summary>A small catalogue with one of everything.</summary>
    public const string Sdl =
        """
        directive @note(text: String) repeatable on FIELD | FRAGMENT_SPREAD
        directive @once on QUERY | FIELD | FRAGMENT_DEFINITION | FRAGMENT_SPREAD | INLINE_FRAGMENT | VARIABLE_DEFINITION
        directive @because(reason: String!, times: Int! = 1) on FIELD

        scalar Date

        enum Level { BASIC ADVANCED EXPERT }

        interface Node { id: ID! }

        interface Offer implements Node {
          id: ID!
          title(short: Boolean = false): String!
          provider: Provider!
          similar: Offer
        }

        interface Priced { price: Int }

        type Course implements Node & Offer & Priced {
          id: ID!
          title(short: Boolean = false): String!
          provider: Provider!
          similar: Offer
          price: Int
          minutes: Int
          level: Level
          tags: [String!]
          parts: [Course!]!
        }

        type Workshop implements Node & Offer {
          id: ID!
          title(short: Boolean = false): String!
          provider: Provider!
          similar: Offer
          seats: Int!
          minutes: String
          level: Level!
          tags: [String]
          parts: [Workshop!]
        }

        type Provider implements Node {
          id: ID!
          name: String!
          offers(first: Int = 10, levels: [Level!]): [Offer!]!
          courses: [Course]
        }

        union Result = Course | Provider

        union Place = Workshop | Provider

        input Range { from: Int!, to: Int, step: Int! = 1 }

        input Key @oneOf { id: ID, slug: String, both: [Int], deep: Key }

        input Filter { text: String, levels: [Level!], minutes: Range, not: Filter, key: Key, day: Date }

        type Query {
          offer(by: Key!): Offer
          course(id: ID): Course
          workshop(id: ID!): Workshop
          provider: Provider
          node: Node
          priced: Priced
          place: Place
          results(text: String!, filter: Filter, limit: Int! = 5): [Result]
          one(by: Key, keys: [Key!]): Int
          count(after: Date, whole: Int, wholeOrElse: Int! = 0, must: Int!, matrix: [[Int]], ratio: Float, free: Boolean, id: ID, text: String, texts: [String], textsNonNull: [String!], level: Level, ranges: [Range!]): Int
          query: Query
        }

        type Mutation { rename(id: ID!, title: String): Course }

        type Subscription { offerAdded: Offer, seatsLeft: Int }
        """;

    private static readonly ValidationOptions NoEnd = new() { MaxErrors = 100 };

    private readonly Schema _schema = SchemaBuilder.Build(new Source(sdl));

    public void Accepts(string document) => Refuses(document);

    /// <param name="errors">All that the rule reports, in order: places, then message, as in "1:3 1:9 Unknown …".</param>
    public void Refuses(string document, params string[] errors)
    {
        var found = Validator.Validate(_schema, Parser.Parse(new Source(document)), NoEnd);

        Assert.Equal(errors, found.Where(error => error.Rule == rule).Select(Shown.Error));
    }
}
