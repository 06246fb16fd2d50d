using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.S3.Storage;
using DdbCrossAccount.Sandbox.Tests.DynamoDb;
using Xunit;
using static DdbCrossAccount.Sandbox.Tests.Lambda.LambdaAccountSetup;

namespace DdbCrossAccount.Sandbox.Tests.Lambda;

/// <summary>Functions from their making to their end: states, changes, revisions, limits.</summary>
public sealed class FunctionTests : IDisposable
{
    private const string Functions = "/2015-03-31/functions";
    private const string Apply = Functions + "/apply";
    private const string Arn = "arn:aws:lambda:eu-west-1:111111111111:function:apply";
    private readonly LambdaCaller _caller = new();

    public FunctionTests() => MakeRoles(_caller);

    public void Dispose() => _caller.Dispose();

    [Fact]
    public void CreateFunction_New_IsPendingAndThenActive()
    {
        JsonNode created = _caller.Call($"POST {Functions}", CreateRequest());

        Assert.Equal("Pending Creating $LATEST", $"{created["State"]} {created["StateReasonCode"]} {created["Version"]}");
        Assert.Equal((Arn, 3, 128, "Zip"), ((string)created["FunctionArn"]!, (int)created["Timeout"]!, (int)created["MemorySize"]!, (string)created["PackageType"]!));
        Assert.Null(created["LastUpdateStatus"]);
        Assert.Null(created["Environment"]);
        _caller.Pass(1);
        JsonNode active = _caller.Call($"GET {Apply}/configuration");
        Assert.Equal("Active Successful", $"{active["State"]} {active["LastUpdateStatus"]}");
        Assert.NotEqual((string?)created["RevisionId"], (string?)active["RevisionId"]);
        Assert.Equal("2026-01-02T03:04:05.000+0000", (string?)active["LastModified"]);
    }

    [Fact]
    public void CreateFunction_OfANameThatIsTaken_IsAConflict()
    {
        CreateFunction(_caller);

        ServiceException error = _caller.Refused($"POST {Functions}", CreateRequest());

        Assert.Equal(("ResourceConflictException", 409, "Function already exist: apply"), (error.Code, error.StatusCode, error.Message));
    }

    [Theory]
    [InlineData("""{"FunctionName":"a b","Runtime":"dotnet10","Handler":"A","Role":"ROLE","Code":{"ZipFile":"ZIP"}}""", "ValidationException", "1 validation error detected: Value 'a b' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: ")]
    [InlineData("""{"FunctionName":"a","Handler":"A","Role":"ROLE","Code":{"ZipFile":"ZIP"}}""", "InvalidParameterValueException", "Runtime and Handler are mandatory parameters for functions created with deployment packages.")]
    [InlineData("""{"FunctionName":"a","Runtime":"dotnet9","Handler":"A","Role":"ROLE","Code":{"ZipFile":"ZIP"}}""", "InvalidParameterValueException", "Value dotnet9 at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [")]
    [InlineData("""{"FunctionName":"a","Runtime":"python3.14","Handler":"A","Role":"ROLE","Code":{"ZipFile":"ZIP"}}""", "ValidationException", "This sandbox does not implement the runtime python3.14 yet.")]
    [InlineData("""{"FunctionName":"a","Runtime":"dotnet10","Handler":"A::B::C","Role":"ROLE","Code":{"ZipFile":"ZIP"}}""", "ValidationException", "This sandbox does not implement a Handler that is no executable assembly yet.")]
    [InlineData("""{"FunctionName":"a","Runtime":"dotnet10","Handler":"A","Role":"me","Code":{"ZipFile":"ZIP"}}""", "ValidationException", "1 validation error detected: Value 'me' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern: ")]
    [InlineData("""{"FunctionName":"a","Runtime":"dotnet10","Handler":"A","Role":"arn:aws:iam::111111111111:role/none","Code":{"ZipFile":"ZIP"}}""", "InvalidParameterValueException", "The role defined for the function cannot be assumed by Lambda.")]
    [InlineData("""{"FunctionName":"a","Runtime":"dotnet10","Handler":"A","Role":"arn:aws:iam::111111111111:role/other","Code":{"ZipFile":"ZIP"}}""", "InvalidParameterValueException", "The role defined for the function cannot be assumed by Lambda.")]
    [InlineData("""{"FunctionName":"a","Runtime":"dotnet10","Handler":"A","Role":"arn:aws:iam::222222222222:role/runner","Code":{"ZipFile":"ZIP"}}""", "AccessDeniedException", "Cross-account pass role is not allowed.")]
    [InlineData("""{"FunctionName":"a","Runtime":"dotnet10","Handler":"A","Role":"ROLE","Code":{}}""", "InvalidParameterValueException", "Please provide a source for function code.")]
    [InlineData("""{"FunctionName":"a","Runtime":"dotnet10","Handler":"A","Role":"ROLE","Code":{"ZipFile":"QUJD"}}""", "InvalidParameterValueException", "Could not unzip uploaded file. Please check your file, then try to upload again.")]
    [InlineData("""{"FunctionName":"a","Runtime":"dotnet10","Handler":"A","Role":"ROLE","Code":{"S3Bucket":"none","S3Key":"k"}}""", "InvalidParameterValueException", "Error occurred while GetObject. S3 Error Code: NoSuchBucket. S3 Error Message: The specified bucket does not exist")]
    [InlineData("""{"FunctionName":"a","Runtime":"dotnet10","Handler":"A","Role":"ROLE","Code":{"ZipFile":"ZIP"},"Timeout":901}""", "ValidationException", "1 validation error detected: Value '901' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900")]
    [InlineData("""{"FunctionName":"a","Runtime":"dotnet10","Handler":"A","Role":"ROLE","Code":{"ZipFile":"ZIP"},"MemorySize":127}""", "ValidationException", "1 validation error detected: Value '127' at 'memorySize' failed to satisfy constraint: Member must have value greater than or equal to 128")]
    [InlineData("""{"FunctionName":"a","Runtime":"dotnet10","Handler":"A","Role":"ROLE","Code":{"ZipFile":"ZIP"},"MemorySize":20000}""", "InvalidParameterValueException", "'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to 10240")]
    [InlineData("""{"FunctionName":"a","Runtime":"dotnet10","Handler":"A","Role":"ROLE","Code":{"ZipFile":"ZIP"},"Architectures":["mips"]}""", "ValidationException", "1 validation error detected: Value '[mips]' at 'architectures' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]")]
    [InlineData("""{"FunctionName":"a","Runtime":"dotnet10","Handler":"A","Role":"ROLE","Code":{"ZipFile":"ZIP"},"Environment":{"Variables":{"AWS_REGION":"x"}}}""", "InvalidParameterValueException", "Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: AWS_REGION")]
    [InlineData("""{"FunctionName":"a","Runtime":"dotnet10","Handler":"A","Role":"ROLE","Code":{"ZipFile":"ZIP"},"Layers":["x"]}""", "ValidationException", "This sandbox does not implement the request member Layers yet.")]
    public void CreateFunction_WhatCannotBe_IsRefusedInTheWordsOfAws(string request, string code, string message)
    {
        string json = request.Replace("ROLE", Role, StringComparison.Ordinal).Replace("ZIP", Zip(), StringComparison.Ordinal);

        ServiceException error = _caller.Refused($"POST {Functions}", json);

        Assert.Equal(code, error.Code);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4085, true)]
    [InlineData(4086, false)]
    public void CreateFunction_VariablesOfFourKilobytes_AreTheMost(int length, bool fits)
    {
        // Of {"abcd":"…"} 11 bytes are not the value's.
        string request = CreateRequest(more: $$$""","Environment":{"Variables":{"abcd":"{{{new string('x', length)}}}"}}""");

        if (fits)
        {
            Assert.NotNull(_caller.Call($"POST {Functions}", request)["Environment"]!["Variables"]!["abcd"]);
        }
        else
        {
            Assert.Contains("exceeded the 4KB limit", _caller.Refused($"POST {Functions}", request).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void CreateFunction_RoleThatIsTooNew_CannotBeAssumedUntilItsDelayHasPassed()
    {
        _caller.Services.WorstForms = new WorstForms { RoleDelay = TimeSpan.FromSeconds(8) };

        Assert.Contains("cannot be assumed by Lambda", _caller.Refused($"POST {Functions}", CreateRequest()).Message, StringComparison.Ordinal);
        _caller.Pass(8);
        Assert.Equal("Pending", (string?)_caller.Call($"POST {Functions}", CreateRequest())["State"]);
    }

    [Fact]
    public void CreateFunction_CodeInS3_IsReadByTheCallersRight()
    {
        byte[] zip = ZipBytes("from S3");
        PutObject("code", zip);

        JsonNode created = _caller.Call($"POST {Functions}", CreateRequest().Replace(
            $"\"ZipFile\":\"{Zip()}\"", "\"S3Bucket\":\"code\",\"S3Key\":\"apply.zip\"", StringComparison.Ordinal));

        Assert.Equal(Convert.ToBase64String(SHA256.HashData(zip)), (string?)created["CodeSha256"]);
        Assert.Equal(zip.Length, (int)created["CodeSize"]!);
    }

    [Fact]
    public void UpdateFunctionConfiguration_WhileAnotherUpdateRuns_IsAConflict()
    {
        CreateFunction(_caller);
        JsonNode updated = _caller.Call($"PUT {Apply}/configuration", """{"MemorySize":512,"Description":"larger"}""");

        Assert.Equal("Active InProgress 512", $"{updated["State"]} {updated["LastUpdateStatus"]} {updated["MemorySize"]}");
        ServiceException error = _caller.Refused($"PUT {Apply}/configuration", """{"MemorySize":1024}""");
        Assert.Equal(("ResourceConflictException", $"The operation cannot be performed at this time. An update is in progress for resource: {Arn}"), (error.Code, error.Message));
        Assert.Equal(409, _caller.Refused($"PUT {Apply}/code", $$"""{"ZipFile":"{{Zip("new")}}"}""").StatusCode);
        Assert.Equal(409, _caller.Refused($"POST {Apply}/versions").StatusCode);
        _caller.Pass(1);
        Assert.Equal("Successful", (string?)_caller.Call($"GET {Apply}/configuration")["LastUpdateStatus"]);
        _caller.Call($"PUT {Apply}/configuration", """{"MemorySize":1024}""");
    }

    [Fact]
    public void UpdateFunctionCode_WhilePending_IsAConflict()
    {
        _caller.Call($"POST {Functions}", CreateRequest());

        Assert.Equal(
            "The operation cannot be performed at this time. The function is currently in the following state: Pending",
            _caller.Refused($"PUT {Apply}/code", $$"""{"ZipFile":"{{Zip("new")}}"}""").Message);
    }

    [Fact]
    public void UpdateFunctionCode_OfAnotherRevision_IsRefused()
    {
        CreateFunction(_caller);
        string revision = (string)_caller.Call($"GET {Apply}/configuration")["RevisionId"]!;
        string request = $$"""{"ZipFile":"{{Zip("new")}}","RevisionId":"{{revision}}"}""";
        JsonNode updated = _caller.Call($"PUT {Apply}/code", request);
        _caller.Pass(1);

        Assert.NotEqual(revision, (string?)updated["RevisionId"]);
        ServiceException error = _caller.Refused($"PUT {Apply}/code", request);
        Assert.Equal(("PreconditionFailedException", 412), (error.Code, error.StatusCode));
    }

    [Fact]
    public void UpdateFunctionCode_DryRun_ChangesNothing()
    {
        CreateFunction(_caller);
        JsonNode before = _caller.Call($"GET {Apply}/configuration");

        JsonNode answered = _caller.Call($"PUT {Apply}/code", $$"""{"ZipFile":"{{Zip("new")}}","DryRun":true}""");

        Assert.NotEqual((string?)before["CodeSha256"], (string?)answered["CodeSha256"]);
        Assert.Equal(before.ToJsonString(), _caller.Call($"GET {Apply}/configuration").ToJsonString());
    }

    [Fact]
    public void PublishVersion_WithoutAChange_IsTheVersionOfBefore()
    {
        CreateFunction(_caller);

        Assert.Equal("1", (string?)_caller.Call($"POST {Apply}/versions")["Version"]);
        Assert.Equal("1", (string?)_caller.Call($"POST {Apply}/versions")["Version"]);
        _caller.Call($"PUT {Apply}/code", $$"""{"ZipFile":"{{Zip("new")}}"}""");
        _caller.Pass(1);
        JsonNode second = _caller.Call($"POST {Apply}/versions", """{"Description":"second"}""");
        Assert.Equal($"2 second {Arn}:2", $"{second["Version"]} {second["Description"]} {second["FunctionArn"]}");
        Assert.Contains("is different from current CodeSHA256", _caller.Refused($"POST {Apply}/versions", """{"CodeSha256":"x"}""").Message, StringComparison.Ordinal);
        JsonNode listed = _caller.Call($"GET {Apply}/versions");
        Assert.Equal("$LATEST 1 2", string.Join(' ', listed["Versions"]!.AsArray().Select(version => (string?)version!["Version"])));
        Assert.NotEqual((string?)second["CodeSha256"], (string?)_caller.Call($"GET {Apply}/configuration?Qualifier=1")["CodeSha256"]);
    }

    [Fact]
    public void DeleteFunction_OfAVersion_KeepsTheOthersAndNeverGivesItsNumberAgain()
    {
        CreateFunction(_caller, more: ""","Publish":true""");
        _caller.Call($"DELETE {Apply}?Qualifier=1");

        Assert.Equal($"Function not found: {Arn}:1", _caller.Refused($"GET {Apply}?Qualifier=1").Message);
        Assert.Equal("$LATEST version cannot be deleted without deleting the function.", _caller.Refused($"DELETE {Apply}?Qualifier=%24LATEST").Message);
        Assert.Equal("2", (string?)_caller.Call($"POST {Apply}/versions")["Version"]);
        _caller.Call($"DELETE {Apply}");
        Assert.Equal(404, _caller.Refused($"GET {Apply}").StatusCode);
    }

    [Fact]
    public void GetFunction_QualifierInNameAndQueryThatDiffer_IsRefused()
    {
        CreateFunction(_caller, more: ""","Publish":true""");

        Assert.Equal(
            "The derived qualifier from the function name does not match the specified qualifier.",
            _caller.Refused($"GET {Apply}%3A1?Qualifier=2").Message);
        Assert.Equal(
            "Functions from 'us-east-1' are not reachable in this region ('eu-west-1')",
            _caller.Refused($"GET {Functions}/arn%3Aaws%3Alambda%3Aus-east-1%3A111111111111%3Afunction%3Aapply").Message);
    }

    [Fact]
    public void Alias_MadeAndMoved_LeadsToItsVersion()
    {
        CreateFunction(_caller, more: ""","Publish":true""");
        JsonNode made = _caller.Call($"POST {Apply}/aliases", """{"Name":"live","FunctionVersion":"1"}""");

        Assert.Equal($"{Arn}:live", (string?)made["AliasArn"]);
        Assert.Equal("1", (string?)_caller.Call($"GET {Apply}?Qualifier=live")["Configuration"]!["Version"]);
        Assert.Equal(409, _caller.Refused($"POST {Apply}/aliases", """{"Name":"live","FunctionVersion":"1"}""").StatusCode);
        Assert.Equal($"Function not found: {Arn}:7", _caller.Refused($"PUT {Apply}/aliases/live", """{"FunctionVersion":"7"}""").Message);
        Assert.Contains("referenced by alias", _caller.Refused($"DELETE {Apply}?Qualifier=1").Message, StringComparison.Ordinal);
        Assert.Equal(412, _caller.Refused($"PUT {Apply}/aliases/live", """{"FunctionVersion":"$LATEST","RevisionId":"x"}""").StatusCode);
        Assert.Equal("$LATEST", (string?)_caller.Call($"PUT {Apply}/aliases/live", """{"FunctionVersion":"$LATEST"}""")["FunctionVersion"]);
        _caller.Call($"DELETE {Apply}/aliases/live");
        Assert.Equal($"Cannot find alias arn: {Arn}:live", _caller.Refused($"GET {Apply}/aliases/live").Message);
    }

    [Fact]
    public void Concurrency_BeyondWhatTheAccountHas_IsRefused()
    {
        CreateFunction(_caller);

        Assert.Equal("{}", _caller.Call("GET /2019-09-30/functions/apply/concurrency").ToJsonString());
        Assert.Contains("below its minimum value of [100]", _caller.Refused("PUT /2017-10-31/functions/apply/concurrency", """{"ReservedConcurrentExecutions":901}""").Message, StringComparison.Ordinal);
        _caller.Call("PUT /2017-10-31/functions/apply/concurrency", """{"ReservedConcurrentExecutions":900}""");
        Assert.Equal(100, (int)_caller.Call("GET /2016-08-19/account-settings")["AccountLimit"]!["UnreservedConcurrentExecutions"]!);
        Assert.Equal(900, (int)_caller.Call($"GET {Apply}")["Concurrency"]!["ReservedConcurrentExecutions"]!);
        _caller.Call("DELETE /2017-10-31/functions/apply/concurrency");
        Assert.Null(_caller.Call($"GET {Apply}")["Concurrency"]);
    }

    [Fact]
    public void Tags_SetAndTakenAway_AreThoseOfTheFunction()
    {
        CreateFunction(_caller, more: ""","Tags":{"a":"1"}""");
        string tags = $"/2017-03-31/tags/{Uri.EscapeDataString(Arn)}";
        _caller.Call($"POST {tags}", """{"Tags":{"b":"2","c":"3"}}""");
        _caller.Call($"DELETE {tags}?tagKeys=a&tagKeys=c");

        Assert.Equal("""{"Tags":{"b":"2"}}""", _caller.Call($"GET {tags}").ToJsonString());
        Assert.Equal("""{"b":"2"}""", _caller.Call($"GET {Apply}")["Tags"]!.ToJsonString());
    }

    [Fact]
    public void Permission_AddedAndRemoved_IsAStatementOfThePolicy()
    {
        CreateFunction(_caller);
        JsonNode added = _caller.Call($"POST {Apply}/policy", """{"StatementId":"s","Action":"lambda:InvokeFunction","Principal":"222222222222"}""");

        Assert.Equal(
            $$$"""{"Sid":"s","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:root"},"Action":"lambda:InvokeFunction","Resource":"{{{Arn}}}"}""",
            (string?)added["Statement"]);
        Assert.Equal(409, _caller.Refused($"POST {Apply}/policy", """{"StatementId":"s","Action":"lambda:InvokeFunction","Principal":"222222222222"}""").StatusCode);
        Assert.Contains("\"Sid\":\"s\"", (string?)_caller.Call($"GET {Apply}/policy")["Policy"], StringComparison.Ordinal);
        _caller.Call($"DELETE {Apply}/policy/s");
        Assert.Equal("The resource you requested does not exist.", _caller.Refused($"GET {Apply}/policy").Message);
    }

    [Fact]
    public void ListFunctions_MoreThanAPage_HasAMarker()
    {
        CreateFunction(_caller, "a");
        CreateFunction(_caller, "b", ""","Publish":true""");
        CreateFunction(_caller, "c");

        JsonNode first = _caller.Call($"GET {Functions}?MaxItems=2");
        JsonNode second = _caller.Call($"GET {Functions}?MaxItems=2&Marker={Uri.EscapeDataString((string)first["NextMarker"]!)}");

        Assert.Equal("a b", string.Join(' ', first["Functions"]!.AsArray().Select(function => (string?)function!["FunctionName"])));
        Assert.Equal("c", (string?)second["Functions"]![0]!["FunctionName"]);
        Assert.Null(second["NextMarker"]);
        Assert.Equal(4, _caller.Call($"GET {Functions}?FunctionVersion=ALL")["Functions"]!.AsArray().Count);
    }

    private void PutObject(string bucket, byte[] bytes)
    {
        SandboxServices services = _caller.Services;
        services.S3.CreateBucket(DynamoDbCaller.Source, bucket, DynamoDbCaller.Region);
        services.S3.PutObject(
            _caller.DynamoDb.Root(DynamoDbCaller.Source), new ObjectUpload { Bucket = bucket, Key = "apply.zip" }, bytes);
    }
}
