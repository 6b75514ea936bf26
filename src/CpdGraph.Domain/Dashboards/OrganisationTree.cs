using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Which organisations of the facts lie below which, on any day. Safe to share between threads.</summary>
internal sealed class OrganisationTree
{
    /// <summary>How far up is looked: no real tree is deeper, and one that bites its tail ends there.</summary>
    public const int MaximumLevels = 16;

    private readonly ImmutableArray<OrganisationLink>[] linksOf;
    private readonly DateOnly[] changes;

    public OrganisationTree(WorkforceFacts facts)
    {
        var links = facts.Links.ToLookup(link => link.Child);
        linksOf = [.. Enumerable.Range(0, facts.Organisations.Length).Select(place => links[place].ToImmutableArray())];
        changes = [.. facts.Links.Select(link => link.From).Concat(facts.Links.Select(link => link.To).OfType<DateOnly>().Where(last => last < DateOnly.MaxValue).Select(last => last.AddDays(1))).Distinct().Order()];
    }

    /// <summary>The first day on which the tree was as it is on this one: what is worked out for one of them holds for all.</summary>
    public DateOnly SameSince(DateOnly day)
    {
        var place = Array.BinarySearch(changes, day);

        return place >= 0 ? day : place == -1 ? DateOnly.MinValue : changes[~place - 1];
    }

    /// <summary>For each organisation whether it is one of these, or below one on the day.</summary>
    public bool[] Under(IReadOnlySet<int> tops, DateOnly day)
    {
        var under = new bool[linksOf.Length];

        for (var place = 0; place < under.Length; place++)
        {
            var at = place;

            for (var level = 0; level < MaximumLevels && at >= 0; level++)
            {
                if (tops.Contains(at))
                {
                    under[place] = true;
                    break;
                }

                at = ParentOf(at, day);
            }
        }

        return under;
    }

    /// <summary>The organisation one level above on the day, by its place; -1 when there is none.</summary>
    public int ParentOf(int place, DateOnly day)
    {
        foreach (var link in linksOf[place])
        {
            if (link.From <= day && (link.To is null || link.To >= day))
            {
                return link.Parent;
            }
        }

        return -1;
    }
}
