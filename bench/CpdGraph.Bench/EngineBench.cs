using System.Text;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Coercion;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Planning;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;
using CpdGraph.GraphQL.Validation;

namespace CpdGraph.Bench;

/// <summary>Measures the engine alone, step by step, with what each allocates: objects in memory, no transport. Medians, on standard output.</summary>
internal static class EngineBench
{
    private const string Sdl =
        """
        type Query { rows(count: Int!): [Row!]!  offers(count: Int!): [Offer!]! }
        type Row {
          id: ID!  name: String!  summary: String  kind: Kind!  count: Int!  share: Float!  open: Boolean!  code: String!  place: Int!  note: String
        }
        enum Kind { COURSE WORKSHOP WEBINAR }
        type Offer { id: ID!  title: String!  kind: Kind!  minutes: Int!  provider: Provider!  mappings: [Mapping!]! }
        type Provider { id: ID!  name: String! }
        type Mapping { coverage: Kind!  competency: Competency! }
        type Competency { code: String!  statement: String! }
        """;

    private const string RowsDocument = "query Rows($count: Int!) { rows(count: $count) { id name summary kind count share open code place note } }";

    private const string OffersDocument =
        """
        query Offers($count: Int!) {
          offers(count: $count) { ...Card provider { id name } mappings { coverage competency { code statement } } }
        }
        fragment Card on Offer { id title kind minutes }
        """;

    private static readonly Row[] Rows = [.. Enumerable.Range(0, 4_000).Select(index => new Row(
        $"row-{index}", $"Row number {index}", $"What is in row {index}, and why", (Kind)(index % 3), index, index / 7.0, index % 2 == 0, $"R{index}", index * 3, null))];

    private static readonly Offer[] Offers = [.. Enumerable.Range(0, 1_000).Select(index => new Offer(
        $"offer-{index}",
        $"Offer number {index}",
        (Kind)(index % 3),
        index,
        new Provider($"provider-{index % 20}", $"Provider {index % 20}"),
        [.. Enumerable.Range(0, 3 + (index % 4)).Select(part => new Mapping((Kind)(part % 3), new Competency($"C{part}", $"Competency {part} of the framework")))]))];

    private enum Kind
    {
        Course,
        Workshop,
        Webinar,
    }

    public static void Run()
    {
        var schema = Bind();
        var executor = new GraphQLExecutor(schema);

        Steps(schema, OffersDocument);
        Whole(executor, "offers, 20 with provider and 4.5 mappings each", OffersDocument, 20);
        Whole(executor, "offers, 1,000 of the same", OffersDocument, 1_000);
        Whole(executor, "rows, 1,000 of 10 fields", RowsDocument, 1_000);

        // What does not grow with the rows is not of the rows. The answer's buffer is lent by a pool.
        var (few, many) = (Allocated(executor, RowsDocument, 1_000), Allocated(executor, RowsDocument, 4_000));
        Report.Line("rows, bytes allocated for each further row", (many - few) / 3_000.0, "B");
    }

    private static void Steps(ExecutableSchema schema, string text)
    {
        var options = new ExecutionOptions();
        var bytes = Encoding.UTF8.GetBytes(text);
        var document = Parser.Parse(new Source(bytes));
        var operation = document.Definitions.OfType<OperationDefinitionNode>().Single();
        var variables = new VariableValues();
        variables.Set("count", 20);
        var plan = new PreparedDocument(schema, document, operation, options).PlanFor(variables);

        Measure("parse", () => Parser.Parse(new Source(bytes)));
        Measure("validate", () => Validator.Validate(schema.Schema, document, options.Validation));
        Measure("plan", () => new PreparedDocument(schema, document, operation, options).PlanFor(variables));
        Measure("execute (20 offers)", () =>
        {
            var root = Execute(schema, plan, variables);
            root.Release();
            return root;
        });

        var done = Execute(schema, plan, variables);
        using var buffer = new PooledBuffer(int.MaxValue);
        Measure("write (20 offers)", () =>
        {
            buffer.Clear();
            ResponseWriter.WriteData(buffer, [done], null);
            return buffer;
        });
        done.Release();
    }

    private static RowBatch Execute(ExecutableSchema schema, OperationPlan plan, VariableValues variables)
    {
        var root = new RowBatch(plan.Roots[0], new RequestContext(NoServices.Instance, null, CancellationToken.None), owner: null);
        root.Add(Root.Instance, 0);
        new OperationExecution(schema, variables, []).Expand(root);
        return root;
    }

    private static void Whole(GraphQLExecutor executor, string what, string document, int count)
    {
        var request = Request(document, count);
        Measure(what, () => RunOnce(executor, request));
    }

    private static ExecutionResult RunOnce(GraphQLExecutor executor, GraphQLRequest request)
    {
        using var result = executor.ExecuteAsync(request, CancellationToken.None).AsTask().GetAwaiter().GetResult();

        return result.Errors.IsEmpty ? result : throw new InvalidOperationException(Encoding.UTF8.GetString(result.Body.Span));
    }

    private static double Allocated(GraphQLExecutor executor, string document, int count)
    {
        var request = Request(document, count);

        for (var round = 0; round < 100; round++)
        {
            RunOnce(executor, request);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        RunOnce(executor, request);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static GraphQLRequest Request(string document, int count) => new()
    {
        Document = Encoding.UTF8.GetBytes(document),
        Variables = Encoding.UTF8.GetBytes($$"""{"count":{{count}}}"""),
        Services = NoServices.Instance,
    };

    private static ExecutableSchema Bind()
    {
        var binding = new SchemaBinding(SchemaBuilder.Build(new Source(Sdl)));
        binding.Enum<Kind>("Kind");
        binding.Type<Row>("Row");
        binding.Type<Offer>("Offer");
        binding.Type<Provider>("Provider");
        binding.Type<Mapping>("Mapping");
        binding.Type<Competency>("Competency");
        binding.Query
            .Field<CountArgument, Row[]>("rows", (_, arguments, _) => Slice(Rows, arguments.Count))
            .Field<CountArgument, Offer[]>("offers", (_, arguments, _) => Slice(Offers, arguments.Count));
        return binding.Build();
    }

    // A list that a resolver made is not the engine's to be charged for: each size is cut once.
    private static T[] Slice<T>(T[] all, int count) => Cut<T>.Known.TryGetValue(count, out var known) ? known : Cut<T>.Known[count] = all[..count];

    private static void Measure(string what, Func<object> work)
    {
        const int Rounds = 2_000;

        for (var round = 0; round < Rounds; round++)
        {
            work();
        }

        var samples = new double[Rounds];
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var round = 0; round < Rounds; round++)
        {
            var start = TimeProvider.System.GetTimestamp();
            GC.KeepAlive(work());
            samples[round] = TimeProvider.System.GetElapsedTime(start).TotalMicroseconds;
        }

        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Rounds;
        Array.Sort(samples);
        Report.Line(what, samples[Rounds / 2], "µs");
        Report.Line("  allocated by that", allocated, "B");
    }

    private sealed record CountArgument(int Count);

    private sealed record Row(string Id, string Name, string? Summary, Kind Kind, int Count, double Share, bool Open, string Code, int Place, string? Note);

    private sealed record Offer(string Id, string Title, Kind Kind, int Minutes, Provider Provider, Mapping[] Mappings);

    private sealed record Provider(string Id, string Name);

    private sealed record Mapping(Kind Coverage, Competency Competency);

    private sealed record Competency(string Code, string Statement);

    private static class Cut<T>
    {
        public static readonly Dictionary<int, T[]> Known = [];
    }

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
