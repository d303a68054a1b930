using System.Reflection;

namespace SopWebsite.Tests.Conventions;

/// <summary>A cmdlet as its metadata tells of it.</summary>
internal sealed class CmdletInfo
{
    private const string Engine = "System.Management.Automation.";
    private readonly CustomAttributeData _declaration;

    private CmdletInfo(Type type, CustomAttributeData declaration)
    {
        Type = type;
        _declaration = declaration;
        Verb = (string)declaration.ConstructorArguments[0].Value!;
        Noun = (string)declaration.ConstructorArguments[1].Value!;
        Parameters = type.GetProperties().Select(property => new ParameterInfo(property)).Where(parameter => parameter.IsParameter)
            .GroupBy(parameter => parameter.Name).Select(group => group.First()).ToList();
    }

    public Type Type { get; }

    public string Verb { get; }

    public string Noun { get; }

    public string Name => Verb + "-" + Noun;

    public IReadOnlyList<ParameterInfo> Parameters { get; }

    public bool SupportsShouldProcess => Named("SupportsShouldProcess") is true;

    public bool IsHighImpact => Named("ConfirmImpact") is 3;

    public IReadOnlyList<Type> OutputTypes =>
        Type.GetCustomAttributesData().Where(data => data.AttributeType.FullName == Engine + "OutputTypeAttribute")
        .SelectMany(data => data.ConstructorArguments).SelectMany(argument => argument.Value switch
        {
            Type one => [one],
            IEnumerable<CustomAttributeTypedArgument> many => many.Select(item => item.Value).OfType<Type>(),
            _ => Enumerable.Empty<Type>(),
        }).ToList();

    public static CmdletInfo? Of(Type type) =>
        type.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType.FullName == Engine + "CmdletAttribute") is { } declaration
            ? new CmdletInfo(type, declaration)
            : null;

    private object? Named(string name) => _declaration.NamedArguments.FirstOrDefault(argument => argument.MemberName == name).TypedValue.Value;

    /// <summary>A parameter as its metadata tells of it.</summary>
    internal sealed class ParameterInfo(PropertyInfo property)
    {
        private readonly IList<CustomAttributeData> _attributes = property.GetCustomAttributesData();

        public string Name => property.Name;

        public string TypeName => property.PropertyType.ToString();

        public bool IsParameter => _attributes.Any(data => data.AttributeType.FullName == Engine + "ParameterAttribute");

        public bool IsTransformed => _attributes.Any(data => Bases(data.AttributeType).Contains(Engine + "ArgumentTransformationAttribute"));

        public IReadOnlyList<string> Aliases => _attributes.Where(data => data.AttributeType.FullName == Engine + "AliasAttribute")
            .SelectMany(data => data.ConstructorArguments).SelectMany(argument => (IEnumerable<CustomAttributeTypedArgument>)argument.Value!)
            .Select(argument => (string)argument.Value!).ToList();

        private static IEnumerable<string?> Bases(Type? type)
        {
            for (; type is not null; type = type.BaseType) yield return type.FullName;
        }
    }
}
