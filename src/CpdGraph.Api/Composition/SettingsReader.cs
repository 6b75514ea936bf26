using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace CpdGraph.Api.Composition;

/// <summary>Reads and checks a section of the settings at the start.</summary>
internal static class SettingsReader
{
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
