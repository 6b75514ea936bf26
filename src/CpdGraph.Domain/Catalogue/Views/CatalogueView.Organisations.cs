namespace CpdGraph.Domain;

/// <content>Which organisation belongs to which, as at a day.</content>
public sealed partial class CatalogueView
{
    /// <summary>Levels walked upwards at most: deeper than the service is, and an end for a circle in the data.</summary>
    private const int MaximumLevels = 16;

    /// <summary>The organisation one level up on a day. Null at the top, or when there was none.</summary>
    /// <param name="organisation">The one below.</param>
    /// <param name="asAt">The day; null: today.</param>
    public Organisation? ParentOf(OrganisationId organisation, DateOnly? asAt = null)
    {
        var day = asAt ?? Today;

        foreach (var row in Reference.RelationshipsByChild.GetValueOrDefault(organisation, []))
        {
            if (row.Kind != OrganisationRelationshipKind.Serves && row.HoldsOn(day) && Organisation(row.ParentId) is { } parent)
            {
                return parent;
            }
        }

        return null;
    }

    /// <summary>All that an organisation was one level below of, on any day. Of several that hold on a day the first counts, as for <see cref="ParentOf"/>.</summary>
    public IEnumerable<OrganisationRelationship> ParentsOf(OrganisationId organisation) => Reference.RelationshipsByChild.GetValueOrDefault(organisation, [])
        .Where(row => row.Kind != OrganisationRelationshipKind.Serves && Organisation(row.ParentId) is not null);

    /// <summary>The organisations one level down on a day, by name.</summary>
    /// <param name="organisation">The one above.</param>
    /// <param name="asAt">The day; null: today.</param>
    public IReadOnlyList<Organisation> ChildrenOf(OrganisationId organisation, DateOnly? asAt = null)
    {
        var day = asAt ?? Today;

        return [.. Reference.RelationshipsByParent.GetValueOrDefault(organisation, [])
            .Where(row => row.HoldsOn(day))
            .Select(row => row.ChildId)
            .Distinct()
            .Where(child => ParentOf(child, day)?.Id == organisation)
            .Select(Organisation)
            .OfType<Organisation>()
            .OrderBy(child => TextFolding.Fold(child.Name), StringComparer.Ordinal)
            .ThenBy(child => child.Id.Value)];
    }

    /// <summary>Who took over from an organisation, by day.</summary>
    public IReadOnlyList<OrganisationSuccession> SuccessorsOf(OrganisationId organisation) =>
        Reference.SuccessionsByPredecessor.GetValueOrDefault(organisation, []);

    /// <summary>From whom an organisation took over, by day.</summary>
    public IReadOnlyList<OrganisationSuccession> PredecessorsOf(OrganisationId organisation) =>
        Reference.SuccessionsBySuccessor.GetValueOrDefault(organisation, []);

    /// <summary>An organisation and those above it on a day, lowest first.</summary>
    /// <param name="organisation">The lowest.</param>
    /// <param name="asAt">The day; null: today.</param>
    public IReadOnlyList<OrganisationId> WithAncestors(OrganisationId organisation, DateOnly? asAt = null)
    {
        var line = new List<OrganisationId> { organisation };

        while (line.Count < MaximumLevels && ParentOf(line[^1], asAt) is { } parent && !line.Contains(parent.Id))
        {
            line.Add(parent.Id);
        }

        return line;
    }

    /// <summary>Organisations that serve one of these areas on a day: a training hub, for example, those boards whose networks it trains.</summary>
    /// <param name="areas">Organisations whose areas they are.</param>
    /// <param name="asAt">The day; null: today.</param>
    public IEnumerable<OrganisationId> Serving(IEnumerable<OrganisationId> areas, DateOnly? asAt = null)
    {
        ArgumentNullException.ThrowIfNull(areas);

        var day = asAt ?? Today;

        return areas
            .SelectMany(area => Reference.RelationshipsByParent.GetValueOrDefault(area, []))
            .Where(row => row.Kind == OrganisationRelationshipKind.Serves && row.HoldsOn(day))
            .Select(row => row.ChildId)
            .Distinct();
    }
}
