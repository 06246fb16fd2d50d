using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>A parameter is refused; a role that Lambda cannot assume (yet) is told in this way too.</summary>
internal sealed class InvalidParameterValueException(ErrorResponse error) : AmazonLambdaException(error);
