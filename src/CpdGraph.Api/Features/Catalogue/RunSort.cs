using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Catalogue;

/// <summary>What clients can sort runs by. Places are not among it while nobody can book.</summary>
public enum RunSort
{
    StartsAt,
    UpdatedAt,
}

/// <summary>Input <c>RunOrder</c>.</summary>
public sealed record RunOrderInput(RunSort Field, OrderDirection Direction)
{
    internal RunOrder ToDomain() => new(Field is RunSort.StartsAt ? RunOrderField.StartsAt : RunOrderField.UpdatedAt, Direction);
}
