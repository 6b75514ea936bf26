using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Supervision;

/// <summary>The rules for the three kinds of supervision.</summary>
public abstract class SupervisionPolicyTests(Database database) : ApiTests(database)
{
    [Fact]
    public async Task Each_kind_has_its_rule_in_force_with_its_source()
    {
        var policies = await Read("supervisionPolicies", "{ supervisionPolicies { kind text sourceReference minimumSupervisorTier } }");

        Assert.Equal(["LINE_MANAGEMENT", "CLINICAL", "HEALTH_COACHING"], policies.EnumerateArray().Select(policy => At(policy, "kind").GetString()));
        Assert.Equal("TIER_3", At(policies[2], "minimumSupervisorTier").GetString());
        Assert.All(policies.EnumerateArray(), policy => Assert.NotEqual("", At(policy, "sourceReference").GetString()));
    }

    [Fact]
    public async Task On_a_day_before_any_rule_there_is_none()
    {
        Assert.Equal("""{"data":{"supervisionPolicies":[]}}""", (await Send("{ supervisionPolicies(asAt: \"2000-01-01\") { text } }")).Text);
    }
}

public sealed class SupervisionPoliciesOnSqliteTests() : SupervisionPolicyTests(Database.Sqlite);

public sealed class SupervisionPoliciesOnPostgresTests() : SupervisionPolicyTests(Database.Postgres);
