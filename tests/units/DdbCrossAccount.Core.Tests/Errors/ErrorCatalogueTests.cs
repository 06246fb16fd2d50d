using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Errors;

/// <summary>What holds for every error of the product, whoever adds one.</summary>
public sealed class ErrorCatalogueTests
{
    public static TheoryData<string> Situations => [.. Types().Select(type => type.Name)];

    public static TheoryData<string> CatalogueMethods => [.. Methods().Select(method => method.Name).Distinct()];

    [Theory]
    [MemberData(nameof(Situations))]
    public void ExceptionType_Every_IsSealedAndMadeByTheCatalogue(string typeName)
    {
        Type type = Types().Single(each => each.Name == typeName);

        Assert.True(type.IsSealed && type.IsPublic);
        Assert.Contains(Methods(), method => method.ReturnType == type);
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public void ExceptionType_Every_IsNamedByATest(string typeName)
    {
        Regex name = new($"(?<![A-Za-z]){typeName}(?![A-Za-z])", RegexOptions.CultureInvariant);

        Assert.Contains(TestSources(), source => name.IsMatch(source));
    }

    [Theory]
    [MemberData(nameof(CatalogueMethods))]
    public void CatalogueMethod_Every_TellsAllThatAnErrorHasToTell(string methodName)
    {
        foreach (DdbCrossAccountException error in Methods().Where(method => method.Name == methodName).Select(Make))
        {
            Assert.Matches("^([A-Z][a-z0-9]*)+$", error.ErrorId);
            Assert.NotEmpty(error.Target);
            Assert.Matches(@"[.\]]$", error.Message);
            Assert.EndsWith(".", error.RecommendedAction, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"(?i)\bfailed to\b|\bplease\b|\ban error\b", error.Message + error.RecommendedAction);
        }
    }

    [Fact]
    public void ErrorIds_All_BelongToOneMethodEach()
    {
        IEnumerable<string> shared = Methods()
            .Select(method => (method.Name, Make(method).ErrorId)).Distinct()
            .GroupBy(each => each.ErrorId).Where(group => group.Count() > 1).Select(group => group.Key);

        Assert.Empty(shared);
    }

    private static IEnumerable<Type> Types() => typeof(DdbCrossAccountException).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(DdbCrossAccountException)));

    private static IEnumerable<MethodInfo> Methods() => typeof(ErrorCatalogue)
        .GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(method => method.ReturnType.IsSubclassOf(typeof(DdbCrossAccountException)));

    private static DdbCrossAccountException Make(MethodInfo method) =>
        (DdbCrossAccountException)method.Invoke(null, [.. method.GetParameters().Select(parameter => Sample(parameter.ParameterType))])!;

    private static object? Sample(Type type) => type switch
    {
        _ when type == typeof(string) => "A thing.",
        _ when type == typeof(Exception) => new InvalidOperationException(),
        _ when type == typeof(DdbCrossAccountException) => ErrorCatalogue.RegionNotGiven(),
        _ when type.IsArray => Filled(type.GetElementType()!),
        _ when type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) => Filled(type.GetGenericArguments()[0]),
        _ when Nullable.GetUnderlyingType(type) is { } underlying => Sample(underlying),
        _ when type.IsPrimitive || type.IsEnum || type.Namespace == nameof(System) => Activator.CreateInstance(type),
        _ => Construct(type),
    };

    private static Array Filled(Type element)
    {
        Array array = Array.CreateInstance(element, 1);
        array.SetValue(Sample(element), 0);
        return array;
    }

    private static object Construct(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(each => each.GetParameters().All(parameter => parameter.ParameterType != type))
            .OrderByDescending(each => each.GetParameters().Length).First();
        object made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Sample(parameter.ParameterType))]);
        foreach (PropertyInfo text in type.GetProperties().Where(each => each.PropertyType == typeof(string) && each.CanWrite))
        {
            text.SetValue(made, Sample(typeof(string)));
        }

        return made;
    }

    private static IEnumerable<string> TestSources() => Directory
        .EnumerateFiles(Path.Combine(Checkout(), "tests"), "*.*", SearchOption.AllDirectories)
        .Where(file => file.EndsWith("Tests.cs", StringComparison.Ordinal) || file.EndsWith(".Tests.ps1", StringComparison.Ordinal))
        .Select(File.ReadAllText);

    private static string Checkout()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DdbCrossAccount.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run in a checkout.");
    }
}
