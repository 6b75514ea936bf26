using CpdGraph.GraphQL.Execution;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Execution;

public sealed class MutationTests
{
    private const string Sdl =
        """
        type Query { a: Int }
        type Mutation { add(value: Int!): Sum  fail: Sum }
        type Sum { value: Int!  unit: Int! }
        """;

    private readonly List<string> _log = [];

    [Fact]
    [Spec("Execution.SerialMutations")]
    public async Task Root_fields_run_one_after_the_other_each_to_its_end_in_its_own_scope_and_transaction()
    {
        var data = await Start().Data("mutation { one: add(value: 1) { value unit } two: add(value: 2) { unit value } }");

        Assert.Equal("""{"one":{"value":1,"unit":1},"two":{"unit":2,"value":2}}""", data);
        Assert.Equal(
            ["begin 1", "add 1 in 1", "commit 1", "read in 1", "begin 2", "add 2 in 2", "commit 2", "read in 2", "dispose 2", "dispose 1"],
            _log);
    }

    [Fact]
    public async Task A_resolver_that_throws_rolls_its_own_transaction_back_and_no_other()
    {
        var response = await Start().SendJson("mutation { one: add(value: 1) { value } fail { value } two: add(value: 2) { value } }");

        Assert.Equal("""{"one":{"value":1},"fail":null,"two":{"value":2}}""", response["data"]!.ToJsonString());
        Assert.Equal(["begin 1", "add 1 in 1", "commit 1", "begin 2", "rollback 2", "begin 3", "add 2 in 3", "commit 3"], _log.Where(line => !line.StartsWith("dispose", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_commit_that_fails_fails_the_field_although_its_resolver_answered()
    {
        var harness = Start(failCommit: true);

        var response = await harness.SendJson("mutation { add(value: 1) { value } }");

        Assert.Null(response["data"]!["add"]);
        Assert.Equal("INTERNAL", response["errors"]![0]!["extensions"]!["code"]!.GetValue<string>());
        Assert.Contains("rollback 1", _log);
    }

    [Fact]
    [Spec("Execution.SerialMutations")]
    public async Task The_name_of_the_root_type_needs_no_transaction_and_keeps_its_place()
    {
        var data = await Start().Data("mutation { __typename one: add(value: 1) { value } type: __typename }");

        Assert.Equal("""{"__typename":"Mutation","one":{"value":1},"type":"Mutation"}""", data);
        Assert.Single(_log, line => line.StartsWith("begin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_that_hangs_up_does_not_stop_a_mutation()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await Start().Send("mutation { add(value: 1) { value } }", client: gone.Token);

        Assert.Contains("commit 1", _log);
    }

    private Harness Start(bool failCommit = false)
    {
        var harness = new Harness(Sdl, binding =>
        {
            binding.Query.Field("a", int? (_) => 1);
            binding.Mutation
                .Batch<AddArguments, Sum>("add", async (batch, cancellation) =>
                {
                    await Task.Yield();
                    _log.Add($"add {batch.Arguments.Value} in {batch.Service<Unit>().Number}");
                    batch.Fill(_ => new Sum(batch.Arguments.Value));
                })
                .Batch<Sum>("fail", (_, _) => throw new GraphQLFieldException("no"));
            binding.Type<Sum>("Sum").Batch<int>("unit", (batch, _) =>
            {
                var unit = batch.Service<Unit>();

                _log.Add($"read in {unit.Number}");
                batch.Fill(_ => unit.Number);

                return ValueTask.CompletedTask;
            });
        });

        harness.Services[typeof(IScopeFactory)] = new Scopes(_log, failCommit);

        return harness;
    }

    private sealed record AddArguments(int Value);

    private sealed record Sum(int Value);

    private sealed class Unit(int number, List<string> log, bool failCommit) : IMutationUnit, IServiceProvider, IServiceScopeHandle
    {
        public int Number => number;

        public IServiceProvider Services => this;

        public object? GetService(Type serviceType) => serviceType.IsInstanceOfType(this) ? this : null;

        public ValueTask BeginAsync(CancellationToken cancellation) => Note("begin");

        public ValueTask CommitAsync(CancellationToken cancellation) => failCommit ? throw new InvalidOperationException("The database has gone.") : Note("commit");

        public ValueTask RollbackAsync() => Note("rollback");

        public ValueTask DisposeAsync() => Note("dispose");

        private ValueTask Note(string what)
        {
            log.Add($"{what} {number}");

            return ValueTask.CompletedTask;
        }
    }

    private sealed class Scopes(List<string> log, bool failCommit) : IScopeFactory
    {
        private int _number;

        public IServiceScopeHandle CreateScope() => new Unit(++_number, log, failCommit);
    }
}
