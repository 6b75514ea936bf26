using System.Globalization;
using System.Text;

namespace CpdGraph.GraphQL.Coercion;

/// <summary>A value that does not fit its input type. Collects the way to it while it passes upwards, so that a fitting value pays nothing.</summary>
internal sealed class InputException(string message, string? limit = null, int maximum = 0, int actual = 0) : Exception(message)
{
    private readonly List<object> _path = [];

    /// <summary>Name of the exceeded limit. Null when the value itself is at fault.</summary>
    public string? Limit { get; } = limit;

    public int Maximum { get; } = maximum;

    public int Actual { get; } = actual;

    public bool HasPath => _path.Count > 0;

    public InputException Within(object segment)
    {
        _path.Add(segment);

        return this;
    }

    /// <summary>The way from <paramref name="start"/>, for example <c>filter.channels[0]</c>.</summary>
    public string PathFrom(string start)
    {
        var path = new StringBuilder(start);

        for (var i = _path.Count - 1; i >= 0; i--)
        {
            if (_path[i] is int index)
            {
                path.Append(CultureInfo.InvariantCulture, $"[{index}]");
            }
            else
            {
                path.Append('.').Append(_path[i]);
            }
        }

        return path.ToString();
    }
}
