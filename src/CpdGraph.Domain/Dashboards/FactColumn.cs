using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What coaches did, by coach and month: finds what one did in a period without looking at the rest. Safe to share between threads.</summary>
/// <typeparam name="T">One fact.</typeparam>
internal sealed class FactColumn<T>
    where T : struct, IMonthlyFact
{
    private readonly ImmutableArray<T> facts;
    private readonly int[] starts;

    /// <param name="facts">In the order of coaches, and for each in the order of months.</param>
    /// <param name="coaches">How many coaches there are.</param>
    public FactColumn(ImmutableArray<T> facts, int coaches)
    {
        this.facts = facts;
        starts = new int[coaches + 1];
        var (coach, month) = (0, DateOnly.MinValue);

        foreach (ref readonly var fact in facts.AsSpan())
        {
            if ((fact.Coach, fact.Month).CompareTo((coach, month)) < 0)
            {
                throw new ArgumentException($"Facts come in the order of coaches and months: coach {fact.Coach} in {fact.Month:yyyy-MM} comes too late.", nameof(facts));
            }

            (coach, month) = (fact.Coach, fact.Month);
            starts[coach + 1]++;
        }

        for (var place = 0; place < coaches; place++)
        {
            starts[place + 1] += starts[place];
        }
    }

    /// <summary>All that a coach did.</summary>
    public ReadOnlySpan<T> Of(int coach) => facts.AsSpan()[starts[coach]..starts[coach + 1]];

    /// <summary>What a coach did in the months of a period.</summary>
    public ReadOnlySpan<T> Of(int coach, ReportPeriod period)
    {
        var all = Of(coach);
        var after = FirstAfter(all, period.To);

        return all[..after][FirstAfter(all[..after], period.FirstMonth.AddDays(-1))..];
    }

    private static int FirstAfter(ReadOnlySpan<T> facts, DateOnly day)
    {
        var (low, high) = (0, facts.Length);

        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = facts[middle].Month > day ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}

/// <summary>Something that a coach did in a month, by where they worked then.</summary>
internal interface IMonthlyFact
{
    /// <summary>Place in <see cref="WorkforceFacts.Coaches"/>.</summary>
    int Coach { get; }

    /// <summary>First day of the month.</summary>
    DateOnly Month { get; }

    /// <summary>Place of the employer in <see cref="WorkforceFacts.Organisations"/>; -1 between employments.</summary>
    int Organisation { get; }
}
