using System.Globalization;
using System.Text;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Tests.Execution;

namespace CpdGraph.GraphQL.Tests.Planning;

public sealed class PlanCacheTests
{
    [Fact]
    public async Task A_cache_of_four_never_gives_one_document_the_answer_of_another()
    {
        var library = Library.Start(new ExecutionOptions { MaxCachedDocuments = 4 });

        await Parallel.ForEachAsync(Enumerable.Range(0, 2_000), TestContext.Current.CancellationToken, async (i, _) =>
        {
            var alias = string.Create(CultureInfo.InvariantCulture, $"a{i % 23}");

            Assert.Equal($"{{\"data\":{{\"deep\":{{\"{alias}\":\"Alpha\"}}}}}}", await library.Send($"{{ deep {{ {alias}: name }} }}"));
        });
    }

    [Fact]
    public async Task A_caller_that_reuses_its_buffer_does_not_change_what_is_cached()
    {
        var executor = new GraphQLExecutor(Library.StartSchema());
        var buffer = Encoding.UTF8.GetBytes("{ deep { id } }");
        var request = new GraphQLRequest { Document = buffer, Services = new Nothing() };

        (await executor.ExecuteAsync(request, TestContext.Current.CancellationToken)).Dispose();
        Encoding.UTF8.GetBytes("{ none { id } }").CopyTo(buffer, 0);

        using var refused = await executor.ExecuteAsync(request, TestContext.Current.CancellationToken);

        Assert.False(refused.HasData);
    }

    private sealed class Nothing : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
