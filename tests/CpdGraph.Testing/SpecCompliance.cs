using System.Reflection;
using Xunit;

namespace CpdGraph.Testing;

/// <summary>Compares a list of statements with the tests of an assembly that are marked with them.</summary>
public static class SpecCompliance
{
    /// <summary>Statements that no test is marked with.</summary>
    public static IEnumerable<string> Untested(IEnumerable<string> statements, Assembly tests) =>
        statements.Except(Marks(tests), StringComparer.Ordinal);

    /// <summary>Marks that are on no list.</summary>
    public static IEnumerable<string> Unlisted(IEnumerable<string> statements, Assembly tests) =>
        Marks(tests).Except(statements, StringComparer.Ordinal);

    /// <summary>Whether a page of the repository has a sentence, wherever its lines end.</summary>
    public static bool IsTold(string sentence, params string[] page) =>
        string.Join(' ', File.ReadAllText(RepositoryRoot.Of(page)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Contains(sentence, StringComparison.Ordinal);

    // A mark counts where there is a test, not on what only looks like one.
    private static IEnumerable<string> Marks(Assembly tests) =>
        from type in tests.GetTypes()
        from method in type.GetMethods()
        where method.GetCustomAttributes<FactAttribute>().Any()
        from mark in method.GetCustomAttributes<SpecAttribute>().Concat(type.GetCustomAttributes<SpecAttribute>())
        select mark.Statement;
}
