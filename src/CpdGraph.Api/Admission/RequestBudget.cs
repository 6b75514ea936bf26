using CpdGraph.Api.SignIn;
using CpdGraph.GraphQL.Admission;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Admission;

/// <summary>The caller's budget for requests that are no operations of GraphQL: files, feeds, pages.</summary>
internal static class RequestBudget
{
    /// <summary>Takes the cost of a request out of the budget of who asks.</summary>
    /// <returns>How long to wait for it. Null when it was there.</returns>
    public static TimeSpan? Spend(HttpContext context, long cost)
    {
        var services = context.RequestServices;

        // Where tokens do not count nobody has looked where the request comes from; without it, everybody would spend out of one budget.
        services.GetRequiredService<CallerAccessor>().Address ??= context.Connection.RemoteIpAddress;

        return services.GetRequiredService<IOperationBudget>().Spend(new GraphQLRequest { Document = default, Services = services }, cost);
    }
}
