using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

public sealed class OutcomeTests
{
    [Fact]
    public void An_outcome_is_a_value_or_all_that_is_wrong()
    {
        Outcome<int, Wrong> done = 3;
        Outcome<int, Wrong> refused = ImmutableArray.Create(new Wrong("first"), new Wrong("second"));

        Assert.Equal("3", done.Match(value => $"{value}", _ => "refused"));
        Assert.Equal("first,second", refused.Match(_ => "done", errors => string.Join(',', errors.Select(error => error.Field.Single()))));
    }

    [Fact]
    public void A_refusal_says_why() =>
        Assert.Throws<ArgumentException>(() => new Outcome<int, Wrong>.Refused([]));

    private sealed record Wrong(string Name) : UserError("It is wrong. Mend it.", Name);
}
