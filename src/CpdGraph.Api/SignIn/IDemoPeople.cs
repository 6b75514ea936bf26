using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.SignIn;

/// <summary>The illustrative people, for whom development tokens are made. Known without a database, as the first token may come before it.</summary>
internal interface IDemoPeople
{
    /// <summary>All of them.</summary>
    IReadOnlyList<DemoPerson> All { get; }
}

/// <summary>An illustrative person.</summary>
/// <param name="Name">Short, for typing: also the subject of the person's tokens.</param>
/// <param name="FullName">For display.</param>
/// <param name="Roles">Roles that the person has.</param>
internal sealed record DemoPerson(string Name, string FullName, RoleSet Roles);

/// <summary>The illustrative people of the seed data.</summary>
internal sealed class SeededDemoPeople : IDemoPeople
{
    private readonly Lazy<IReadOnlyList<DemoPerson>> _all =
        new(() => [.. DemoPeople.Read().Select(account => new DemoPerson(account.Key, account.Name, account.Roles))]);

    /// <inheritdoc/>
    public IReadOnlyList<DemoPerson> All => _all.Value;
}
