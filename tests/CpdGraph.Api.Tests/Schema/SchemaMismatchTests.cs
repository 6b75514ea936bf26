using CpdGraph.Api.Composition;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using Xunit;

namespace CpdGraph.Api.Tests.Schema;

/// <summary>The start fails when the schema and the program differ, whatever the difference, and names the place.</summary>
public sealed class SchemaMismatchTests
{
    public static TheoryData<string, string, string> Differences => new()
    {
        { "a field that nothing resolves", "  websiteUrl: URL\n", "  websiteUrl: URL\n  twitterName: String\n" },
        { "an argument that nobody reads", "search(\n", "search(\n    loud: Boolean\n" },
        { "a field that is gone", "  \"Next run that still takes bookings. Null when there is none.\"\n  nextRun: OfferRun\n", "" },
        { "an argument that is gone", "    \"Most hits wanted, 0 to 100.\"\n    first: Int! = 20\n", "" },
        { "another type", "  sessionsNeeded: Int\n", "  sessionsNeeded: String\n" },
        { "a list on one side only", "  sessions: [RunSession!]!", "  sessions: RunSession!" },
        { "null on one side only", "  capacity: Int\n", "  capacity: Int!\n" },
        { "an enum value more", "  CONFERENCE\n", "  CONFERENCE\n  HACKATHON\n" },
        { "an enum value less", "  CONFERENCE\n", "" },
        { "a scalar without a codec", "scalar Decimal\n", "scalar Decimal\n\n\"x\"\nscalar Colour\n" },
        { "a type without a program", "\"Where a run takes place.", "\"x\"\ntype Stray @authorize(policy: \"public\") { a: Int }\n\n\"Where a run takes place." },
        { "a type without an access rule", "type Venue @authorize(policy: \"public\") {", "type Venue {" },
        { "an input field that nobody reads", "input RunFilter {\n", "input RunFilter {\n  loud: Boolean\n" },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void Each_kind_of_difference_ends_the_start(string kind, string text, string changed)
    {
        var sources = SchemaFiles.Read(path: null).Select(source => System.Text.Encoding.UTF8.GetString(source.Text)).ToArray();
        Assert.Contains(sources, source => source.Contains(text, StringComparison.Ordinal));
        var schema = SchemaBuilder.Build([.. sources.Select(source => new Source(source.Replace(text, changed, StringComparison.Ordinal)))]);

        var failure = Assert.Throws<StartFailure>(() => ProductSchema.Bind(schema));

        Assert.True(failure.Message.Split('\n').Length >= 2, kind);
    }

    [Fact]
    public void All_differences_are_named_at_once_by_their_coordinates()
    {
        var schema = SchemaBuilder.Build([.. SchemaFiles.Read(path: null).Select(source => new Source(System.Text.Encoding.UTF8.GetString(source.Text)
            .Replace("  sessionsNeeded: Int\n", "  sessionsNeeded: String\n", StringComparison.Ordinal)
            .Replace("  capacity: Int\n", "  capacity: Int!\n  colour: String\n", StringComparison.Ordinal)))]);

        var message = Assert.Throws<StartFailure>(() => ProductSchema.Bind(schema)).Message;

        Assert.Contains("OfferRun.sessionsNeeded", message, StringComparison.Ordinal);
        Assert.Contains("OfferRun.capacity", message, StringComparison.Ordinal);
        Assert.Contains("OfferRun.colour", message, StringComparison.Ordinal);
    }
}
