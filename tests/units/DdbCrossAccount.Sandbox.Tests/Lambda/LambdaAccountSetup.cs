using System;
using System.IO;
using System.IO.Compression;
using DdbCrossAccount.Sandbox.Setups;
using DdbCrossAccount.Sandbox.Tests.DynamoDb;

namespace DdbCrossAccount.Sandbox.Tests.Lambda;

/// <summary>What the tests of Lambda have in their account: roles, and code that is only a zip file.</summary>
internal static class LambdaAccountSetup
{
    public const string Role = "arn:aws:iam::111111111111:role/runner";
    public const string RoleWithoutTrust = "arn:aws:iam::111111111111:role/other";

    /// <summary>A role that Lambda can assume, and one that it cannot.</summary>
    public static void MakeRoles(LambdaCaller caller, string policies = "[]")
    {
        new SetupMaker(caller.Services).Make(SetupReader.Read(System.Text.Encoding.UTF8.GetBytes($$$"""
            {"roles":[
              {"accountId":"111111111111","roleName":"runner","policies":{{{policies}}},"trustPolicy":{"Version":"2012-10-17","Statement":
                [{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}},
              {"accountId":"111111111111","roleName":"other","trustPolicy":{"Version":"2012-10-17","Statement":
                [{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}}]}
            """)));
    }

    /// <summary>A zip file of one text, as base64.</summary>
    public static string Zip(string text = "code", string name = "bootstrap") => Convert.ToBase64String(ZipBytes(text, name));

    public static byte[] ZipBytes(string text, string name = "bootstrap")
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            ZipArchiveEntry entry = archive.CreateEntry(name);
            entry.LastWriteTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using var writer = new StreamWriter(entry.Open());
            writer.Write(text);
        }

        return stream.ToArray();
    }

    /// <summary>The request of CreateFunction.</summary>
    public static string CreateRequest(string name = "apply", string more = "", string role = Role, string? code = null)
    {
        return $$"""
            {"FunctionName":"{{name}}","Runtime":"dotnet10","Handler":"Apply","Role":"{{role}}","Code":{"ZipFile":"{{code ?? Zip()}}"}{{more}}}
            """;
    }

    /// <summary>A function that can be invoked.</summary>
    public static void CreateFunction(LambdaCaller caller, string name = "apply", string more = "", string account = DynamoDbCaller.Source)
    {
        caller.Call("POST /2015-03-31/functions", CreateRequest(name, more), account);
        caller.Pass(1);
    }
}
