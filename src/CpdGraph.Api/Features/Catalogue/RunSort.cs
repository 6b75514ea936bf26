using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Catalogue;

/// <summary>What clients can sort runs by.</summary>
public enum RunSort
{
    StartsAt,
    PlacesLeft,
    UpdatedAt,
}

/// <summary>Input <c>RunOrder</c>.</summary>
public sealed record RunOrderInput(RunSort Field, OrderDirection Direction)
{
    internal RunOrder ToDomain() => new(
        Field switch
        {
            RunSort.StartsAt => RunOrderField.StartsAt,
            RunSort.PlacesLeft => RunOrderField.PlacesLeft,
            RunSort.UpdatedAt => RunOrderField.UpdatedAt,
            _ => throw new InvalidOperationException($"{Field} is no order of runs."),
        },
        Direction);
}
