using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>The illustrative people who can sign in, as <c>demo/people.yaml</c> names them. Known without a database.</summary>
public static class DemoPeople
{
    /// <summary>Who signs them in: the issuer of development tokens. No address, so that no real issuer can have it.</summary>
    public const string Issuer = "cpdgraph-development";

    internal const string File = "demo/people.yaml";

    /// <summary>Everybody in the order of the file. Empty when the folder beside the program has no such file.</summary>
    public static ImmutableArray<DemoAccount> Read() => Read(SeedLoader.Folder);

    internal static ImmutableArray<DemoAccount> Read(string folder)
    {
        // Only who they are: what else the file says, and what is wrong with it, is for seeding.
        var reading = new SeedReading(folder, DateOnly.MinValue);

        return reading.Lists(File) is { } lists ? DemoAccountSeed.Read(DemoAccountSeed.Rows(lists)) : [];
    }
}

/// <summary>An illustrative person who can sign in.</summary>
/// <param name="Key">Short, for typing: the subject of the person's tokens.</param>
/// <param name="Name">For display.</param>
/// <param name="Roles">Roles that the person has once the demonstration is loaded.</param>
public sealed record DemoAccount(string Key, string Name, RoleSet Roles);
