using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Conventions;

/// <summary>Which way the arrows point.</summary>
public sealed class ArchitectureTests
{
    private const string Framework = @"^(System(\.(?!Management\.Automation).*)?|netstandard|mscorlib|Microsoft\.Win32\.\w+)$";
    private static readonly string[] Bottom = ["Calendars", "Errors", "Files", "Languages"];
    private static readonly string[] Top = ["Composition", "Register", "Reporting", "Routine"];

    public static TheoryData<string> Frameworks => new(Edition.Frameworks);

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void TheDutiesStandOnTheFrameworkAlone(string framework)
    {
        using var edition = new Edition(framework);
        Assert.Empty(References(edition.Duties).Where(name => !Regex.IsMatch(name, Framework)));
    }

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void TheCmdletsNameNothingThirdParty(string framework)
    {
        using var edition = new Edition(framework);
        Assert.Empty(
            References(edition.Module)
                .Where(name => !Regex.IsMatch(name, Framework) && name is not ("SopWebsite" or "System.Management.Automation")));
    }

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void TheEngineIsNeverShipped(string framework)
    {
        using var edition = new Edition(framework);
        Assert.Empty(Directory.GetFiles(edition.Folder, "System.Management.Automation*.dll", SearchOption.AllDirectories));
    }

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void TheManifestHoldsTheVersionOfEverythingBuilt(string framework)
    {
        using var edition = new Edition(framework);
        var version = Regex.Match(Repository.Text("SopWebsite.psd1"), @"ModuleVersion\s*=\s*'([\d.]+)'").Groups[1].Value;
        Assert.Equal([version, version], new[] { edition.Module, edition.Duties }.Select(assembly => assembly.GetName().Version!.ToString(3)));
    }

    [Fact]
    public void RoomsHaveNoCircles()
    {
        var rooms = Rooms();
        Assert.True(rooms.Count > 5);
        var settled = new HashSet<string>();
        // Rooms that stand only on settled rooms settle; what is left over goes round in a circle.
        for (var before = -1; before != settled.Count;)
        {
            before = settled.Count;
            foreach (var room in rooms.Keys.Where(room => rooms[room].All(settled.Contains)).ToList()) settled.Add(room);
        }
        Assert.Empty(rooms.Where(room => !settled.Contains(room.Key))
            .Select(room => room.Key + " -> " + string.Join(", ", room.Value.Where(other => !settled.Contains(other)))));
    }

    [Fact]
    public void BottomAndTopStayWhereTheyAre()
    {
        var rooms = Rooms();
        Assert.Empty(Bottom.SelectMany(room => rooms[room].Except(Bottom), (room, other) => room + " -> " + other));
        Assert.Empty(
            rooms.Where(room => !Top.Contains(room.Key)).SelectMany(room => room.Value.Intersect(Top), (room, other) => room.Key + " -> " + other));
    }

    [Fact]
    public void FilesStayWithinThreeScreens() => Assert.Empty(Directory
        .GetFiles(Repository.Path("src"), "*.cs", SearchOption.AllDirectories).Where(IsOurs)
        .Select(file => (file, lines: File.ReadLines(file).Count())).Where(file => file.lines > 300)
        .Select(file => Path.GetRelativePath(Repository.Root, file.file) + ": " + file.lines));

    /// <summary>Each room of the duties, and the rooms it names: in usings, and in the signatures of its types.</summary>
    private static SortedDictionary<string, SortedSet<string>> Rooms()
    {
        var rooms = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Repository.Path("src", "SopWebsite"), "*.cs", SearchOption.AllDirectories).Where(IsOurs))
        {
            var text = File.ReadAllText(file);
            if (Regex.Match(text, @"^namespace SopWebsite\.(\w+)", RegexOptions.Multiline) is not { Success: true } room) continue;
            foreach (
                Match named in Regex.Matches(
                    text, @"^using (?:static )?(?:\w+ = )?SopWebsite\.(\w+)|global::SopWebsite\.(\w+)", RegexOptions.Multiline))
                Add(room.Groups[1].Value, named.Groups[1].Value + named.Groups[2].Value);
        }
        using var edition = new Edition(Edition.Frameworks[0]);
        foreach (var type in edition.Duties.GetTypes())
            foreach (var named in Named(type))
                if (RoomOf(type) is { } room && RoomOf(named) is { } other) Add(room, other);
        return rooms;

        void Add(string room, string other)
        {
            foreach (var name in new[] { room, other })
                if (!rooms.ContainsKey(name)) rooms[name] = new SortedSet<string>(StringComparer.Ordinal);
            if (room != other) rooms[room].Add(other);
        }
    }

    private static IEnumerable<Type> Named(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var named = type.GetInterfaces().Append(type.BaseType)
            .Concat(type.GetFields(all).Select(field => field.FieldType))
            .Concat(type.GetConstructors(all).SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType))
            .Concat(
                type.GetMethods(all)
                    .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)));
        return named.OfType<Type>().SelectMany(Parts);
    }

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type)
        : [type];

    private static string? RoomOf(Type type) =>
        Regex.Match(type.Namespace ?? "", @"^SopWebsite\.(\w+)") is { Success: true } match && type.Assembly.GetName().Name == "SopWebsite"
            ? match.Groups[1].Value
            : null;

    /// <summary>The assemblies whose types are named. A reference that only brings files along names none.</summary>
    private static List<string> References(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return metadata.TypeReferences.Select(handle => metadata.GetTypeReference(handle).ResolutionScope)
            .Where(scope => scope.Kind == HandleKind.AssemblyReference).Distinct()
            .Select(scope => metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name)).ToList();
    }

    private static bool IsOurs(string file) => !Regex.IsMatch(file, @"[\\/](bin|obj)[\\/]");
}
