using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace CpdGraph.Api.Composition;

/// <summary>Reads and checks a section of the settings at the start.</summary>
internal static class SettingsReader
{
    /// <summary>Refuses settings that nothing reads, which a slip of the pen makes.</summary>
    /// <param name="known">Names of the settings in the section.</param>
    /// <exception cref="StartFailure">There is one: the sentence names it and the nearest that is known.</exception>
    public static void RefuseUnknown(IConfiguration configuration, string section, IEnumerable<string> known)
    {
        var names = known.ToArray();

        foreach (var setting in configuration.GetSection(section).GetChildren())
        {
            if (!names.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
            {
                throw new StartFailure($"Setting {setting.Path} is not known: the nearest to it is {section}:{NearestName.Of(setting.Key, names)}.");
            }
        }
    }

    /// <summary>Names of the settings of an options class.</summary>
    public static IEnumerable<string> NamesOf<T>() => typeof(T).GetProperties().Select(property => property.Name);

    /// <summary>The section as an object; what is not set keeps its default.</summary>
    /// <exception cref="StartFailure">A value has another type, or lies outside its range.</exception>
    public static T Read<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        var settings = new T();

        try
        {
            configuration.GetSection(section).Bind(settings);
        }
        catch (InvalidOperationException wrong)
        {
            throw new StartFailure($"A setting of {section} has a value of the wrong kind: {wrong.Message}", wrong);
        }

        var problems = new List<ValidationResult>();

        return Validator.TryValidateObject(settings, new ValidationContext(settings), problems, validateAllProperties: true)
            ? settings
            : throw new StartFailure(string.Join('\n', problems.Select(problem => Sentence(settings, section, problem))));
    }

    private static string Sentence(object settings, string section, ValidationResult problem)
    {
        var name = problem.MemberNames.First();
        var value = settings.GetType().GetProperty(name)!.GetValue(settings);

        return string.Create(CultureInfo.InvariantCulture, $"Setting {section}:{name} is {value}: {problem.ErrorMessage}");
    }
}
