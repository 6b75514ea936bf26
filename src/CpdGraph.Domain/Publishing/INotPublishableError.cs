using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>The offer lacks what publishing needs.</summary>
public interface INotPublishableError
{
    /// <summary>The checks that are not met.</summary>
    ImmutableArray<PublishCheck> Missing { get; }
}
