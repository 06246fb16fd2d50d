using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Tests;

/// <summary>Results keep whole as JSON and CliXml: two levels at most, of plain values.</summary>
public sealed class TravellingTypesTests
{
    private static readonly Type[] Plain = [typeof(string), typeof(bool), typeof(int), typeof(long), typeof(double), typeof(DateTime)];

    public static TheoryData<Type> Results => new(
        typeof(DdbAccount), typeof(DdbExport), typeof(DdbImport), typeof(DdbTableDefinition), typeof(DdbSandbox),
        typeof(DdbSandboxFault), typeof(DdbSandboxRequest), typeof(DdbSandboxClock), typeof(DdbCdc),
        typeof(DdbCdcFunction));

    [Theory]
    [MemberData(nameof(Results))]
    public void Members_OfAResult_AreTwoLevelsAtMost(Type result)
    {
        foreach (Type member in MemberTypes(result).Where(member => !Plain.Contains(member)))
        {
            Assert.All(MemberTypes(member), inner => Assert.Contains(inner, Plain));
        }
    }

    [Theory]
    [MemberData(nameof(Results))]
    public void Type_OfAResult_CanBeMadeAgainFromItsMembers(Type result)
    {
        Assert.NotNull(result.GetConstructor(Type.EmptyTypes));
        Assert.All(result.GetProperties(), property => Assert.True(property.CanWrite, property.Name));
    }

    [Fact]
    public void Members_OfAnAccount_HoldNoSecret()
    {
        Assert.Equal(
            [
                "AccountId", "Arn", "CredentialSource", "EndpointUrl", "ExpiresAt", "ExternalId", "MfaSerial", "ProfileLocation",
                "ProfileName", "Region", "RoleArn", "SourceProfile",
            ],
            typeof(DdbAccount).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Empty(typeof(DdbAccount).GetFields(BindingFlags.Instance | BindingFlags.Public));
    }

    [Fact]
    public void Errors_AreTypesThatAScriptCanCatch()
    {
        IEnumerable<Type> errors = typeof(DdbCrossAccountException).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Exception)));

        Assert.All(errors, error =>
        {
            Assert.True(error.IsPublic);
            Assert.True(typeof(DdbCrossAccountException).IsAssignableFrom(error));
            Assert.Equal("DdbCrossAccount.Errors", error.Namespace);
        });
    }

    private static IEnumerable<Type> MemberTypes(Type type) => type.GetProperties().Select(property =>
    {
        Type member = property.PropertyType.GetElementType() ?? property.PropertyType;
        return Nullable.GetUnderlyingType(member) ?? member;
    });
}
