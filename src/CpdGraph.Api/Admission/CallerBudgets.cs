using System.Threading.RateLimiting;
using CpdGraph.Api.Composition;
using CpdGraph.Api.SignIn;
using CpdGraph.GraphQL.Admission;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Admission;

/// <summary>A bucket of cost for each caller, filled a little each second, with ASP.NET Core's rate limiting. Safe to share.</summary>
internal sealed class CallerBudgets : IOperationBudget, IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly EngineLimits _limits;
    private readonly RateLimitOptions _options;
    private readonly PartitionedRateLimiter<BudgetKey> _budgets;

    public CallerBudgets(EngineLimits limits, RateLimitOptions options)
    {
        _limits = limits;
        _options = options;
        _budgets = PartitionedRateLimiter.Create<BudgetKey, BudgetKey>(key => RateLimitPartition.GetTokenBucketLimiter(key, BucketOf));
    }

    public long MaxCost(GraphQLRequest request) =>
        AccessorOf(request).Caller.IsSignedIn ? _limits.MaxCostSignedIn : _limits.MaxCostAnonymous;

    public TimeSpan? Spend(GraphQLRequest request, long cost)
    {
        if (!_options.Enabled)
        {
            return null;
        }

        var key = BudgetKey.Of(AccessorOf(request), _options.MaxBudgets);
        var burst = key.IsSignedIn ? _options.SignedInBurst : _options.AnonymousBurst;

        // What costs more than a full budget takes all of it: one such operation at a time is what the settings allow.
        using var lease = _budgets.AttemptAcquire(key, (int)Math.Min(cost, burst));

        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Second;
    }

    public void Dispose() => _budgets.Dispose();

    private TokenBucketRateLimiterOptions BucketOf(BudgetKey key) => new()
    {
        TokenLimit = key.IsSignedIn ? _options.SignedInBurst : _options.AnonymousBurst,
        TokensPerPeriod = key.IsSignedIn ? _options.SignedInPerSecond : _options.AnonymousPerSecond,
        ReplenishmentPeriod = Second,
        QueueLimit = 0,

        // One timer for all of them instead of one each.
        AutoReplenishment = false,
    };

    private static CallerAccessor AccessorOf(GraphQLRequest request) => request.Services.GetRequiredService<CallerAccessor>();
}
