using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.GraphQL.Tests.Execution;

/// <summary>
/// Objects that are read while the response is written: whatever goes wrong, the answer is that of objects that were read before. A mutation
/// reads everything before, so the same selection is asked for both ways.
/// </summary>
public sealed class PlainObjectTests
{
    private const string Sdl =
        """
        type Query { box: Box  strict: Box! }
        type Mutation { box: Box  strict: Box! }
        type Box {
          name: String!  lid: Lid  sureLid: Lid!  lids: [Lid!]  holes: [Lid]  nest: [[Lid!]!]  sureLids: [Lid!]!
          noLid: Lid  lacksLid: Lid!  lacksLids: [Lid!]!  holedLids: [Lid!]  throws: Lid  stops: [Lid!]  unset: [Lid!]
        }
        type Lid { colour: String!  size: Int!  price: Float!  inner: Lid  sureInner: Lid!  fails: String  failsHard: String!  missing: String!  infinite: Float! }
        """;

    public static TheoryData<string> Selections =>
    [
        "name lid { colour size price }",
        "lid { __typename other: colour inner { size inner { size } } }",
        "lids { colour } holes { size } nest { size } sureLids { size sureInner { colour } }",
        "noLid { colour } unset { colour }",
        "lid { inner { fails } } name",
        "lids { fails size }",
        "lid { failsHard } name",
        "sureLid { failsHard }",
        "sureLid { inner { sureInner { missing } } } name",
        "holes { missing } lids { size }",
        "nest { missing }",
        "lid { infinite }",
        "lacksLid { colour }",
        "lacksLids { colour }",
        "holedLids { colour } name",
        "throws { colour } lid { size }",
        "stops { colour } lid { size }",
        "lid { inner { inner { inner { inner { sureInner { failsHard } } } } } } fine: lid { size }",
    ];

    [Theory]
    [MemberData(nameof(Selections))]
    public async Task The_answer_is_the_same_as_when_everything_is_read_before_it_is_written(string selection)
    {
        foreach (var root in (string[])["box", "strict"])
        {
            var late = await Start().Send($"query {{ {root} {{ {selection} }} }}");
            var early = await Start().Send($"mutation {{ {root} {{ {selection} }} }}");

            Assert.Equal(WithoutPlaces(early), WithoutPlaces(late));
        }
    }

    [Fact]
    public async Task A_failure_is_told_with_its_path_and_takes_the_nearest_nullable_object_with_it()
    {
        var harness = Start();

        Assert.Equal(
            ["UNAVAILABLE box.sureLid.inner.failsHard: The lid is stuck."],
            await harness.Errors("{ box { name sureLid { size inner { size failsHard } } } }"));
        Assert.Equal(
            """{"box":{"name":"B","sureLid":{"size":1,"inner":null}}}""",
            (await harness.SendJson("{ box { name sureLid { size inner { size failsHard } } } }"))["data"]!.ToJsonString());
    }

    [Fact]
    public async Task An_unexpected_failure_is_reported_once()
    {
        var harness = Start();
        await harness.Send("{ box { lid { fails } throws { size } } }");

        Assert.Equal(["Box.throws", "Lid.fails"], harness.Faults.Select(fault => fault.Coordinate).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_mutation_shows_is_read_before_its_next_root_field_changes_it()
    {
        var counter = 0;
        var harness = new Harness("type Query { a: Int } type Mutation { count: Count! } type Count { now: Now! } type Now { value: Int! }", binding =>
        {
            binding.Type<Counted>("Count").Field("now", (_, _) => new Now(counter));
            binding.Type<Now>("Now");
            binding.Query.Field("a", _ => (int?)null);
            binding.Mutation.Batch<Counted>("count", (batch, _) => Fill(batch, new Counted(++counter)));
        });

        Assert.Equal(
            """{"one":{"now":{"value":1}},"two":{"now":{"value":2}}}""",
            await harness.Data("mutation { one: count { now { value } } two: count { now { value } } }"));
    }

    /// <summary>Lines and columns differ by the length of the keyword; trace ids always do.</summary>
    private static string WithoutPlaces(string json) =>
        System.Text.RegularExpressions.Regex.Replace(json, "\"column\":\\d+|\"traceId\":\"[^\"]+\"", "");

    private static Harness Start() => new(Sdl, binding =>
    {
        binding.Type<Box>("Box")
            .Field("throws", Lid? (Box _) => throw new InvalidOperationException("secret"))
            .Field("stops", IEnumerable<Lid>? (Box _) => Stopping());
        binding.Type<Lid>("Lid")
            .Field("inner", Lid? (Lid lid, RequestContext _) => lid with { Size = lid.Size })
            .Field("sureInner", (lid, _) => lid)
            .Field("fails", string? (Lid _) => throw new InvalidOperationException("secret"))
            .Field("failsHard", string (Lid _) => throw new GraphQLFieldException("The lid is stuck.", "UNAVAILABLE"));
        binding.Query.Field("box", Box? (_) => new Box()).Field("strict", (_) => new Box());
        binding.Mutation.Batch<Box?>("box", (batch, _) => Fill(batch, new Box())).Batch<Box>("strict", (batch, _) => Fill(batch, new Box()));
    });

    private static ValueTask Fill<T>(FieldBatch<Root, T> batch, T value)
    {
        batch.Fill(_ => value);

        return ValueTask.CompletedTask;
    }

    private static IEnumerable<Lid> Stopping()
    {
        yield return new Lid("red", 1);
        throw new InvalidOperationException("secret");
    }

    private sealed record Counted(int Value);

    private sealed record Now(int Value);

    private sealed record Lid(string Colour, int Size)
    {
        public double Price => 1.5;

        public double Infinite => double.PositiveInfinity;

        public string Missing => null!;
    }

    private sealed record Box
    {
        private static readonly Lid Red = new("red", 1);

        public string Name => "B";

        public Lid? Lid => Red;

        public Lid SureLid => Red;

        public IReadOnlyList<Lid>? Lids => new List<Lid> { Red, new("blue", 2) };

        public IReadOnlyList<Lid?>? Holes => new Lid?[] { Red, null };

        public IReadOnlyList<IReadOnlyList<Lid>>? Nest => [[Red], [], [Red, Red]];

        public System.Collections.Immutable.ImmutableArray<Lid> SureLids => [Red];

        public Lid? NoLid => null;

        public Lid LacksLid => null!;

        public IReadOnlyList<Lid> LacksLids => null!;

        public IReadOnlyList<Lid>? HoledLids => new Lid[] { Red, null! };

        public IReadOnlyList<Lid>? Unset => null;
    }
}
