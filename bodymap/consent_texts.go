package bodymap

// firstWords are the texts to start from, by kind and language: neutral, without numbers, to be checked by the practice.
var firstWords = map[WordingKind]map[string]string{
	ConsentText: {
		"en": `What is done
Small amounts of one or more medicines are injected into the upper layers of the skin with a fine, short needle, over the area that hurts. This is called mesotherapy or local intradermal therapy.

What you may notice
The punctures can sting. Small bruises, redness, swelling or itching at the punctures are possible. Pain may get worse before it gets better. Infection and allergic reactions are rare but possible, and an allergic reaction can be serious.

What it can and cannot do
The aim is to relieve pain. It is a treatment, not a cure, and it does not help everyone. There are other treatments, and one may also do without treatment. Some of the medicines may be used in a way for which they were not officially approved (off-label); your practitioner tells you when this is so.

Please tell us
Tell us of allergies, medicines (above all those that thin the blood), pregnancy, breastfeeding, fever or infection, and of any illness, before each session.

Your decision
You can ask questions at any time. You can withdraw your consent at any time, without giving a reason and without any disadvantage.`,
		"fr": `Ce qui est fait
De petites quantités d’un ou de plusieurs médicaments sont injectées dans les couches superficielles de la peau, avec une aiguille fine et courte, sur la zone douloureuse. C’est ce qu’on appelle la mésothérapie ou thérapie intradermique locale.

Ce que vous pouvez ressentir
Les piqûres peuvent être désagréables. De petits bleus, une rougeur, un gonflement ou des démangeaisons aux points de piqûre sont possibles. La douleur peut augmenter avant de diminuer. Une infection ou une réaction allergique est rare mais possible, et une réaction allergique peut être grave.

Ce que le traitement peut apporter ou non
Le but est de soulager la douleur. C’est un traitement, non une guérison, et il n’aide pas tout le monde. Il existe d’autres traitements, et l’on peut aussi ne pas traiter. Certains médicaments peuvent être utilisés en dehors de leur autorisation officielle (hors AMM) ; votre praticien vous le dit lorsque c’est le cas.

Dites-nous
Avant chaque séance, signalez vos allergies, vos médicaments (surtout ceux qui fluidifient le sang), une grossesse, un allaitement, une fièvre ou une infection, et toute maladie.

Votre décision
Vous pouvez poser des questions à tout moment. Vous pouvez retirer votre consentement à tout moment, sans donner de raison et sans aucun désavantage.`,
	},
	LeafletText: {
		"en": `After your session
You were given small injections into the skin over the area that hurts.

What is usual
Small red marks, slight swelling or small bruises where the needle went in. Pain may get worse before it gets better.

What you can do
Keep the skin clean. Leave the marks alone: do not scratch or rub them. Ask your practitioner when you may do sport, bathe or go into the sun again, and which medicines you may take.

Call us
if redness, heat, swelling or pain increases, if pus or lumps appear at the marks, even after weeks, if you have a fever, or if something worries you.

Call the emergency services at once
if breathing is hard, if face, lips or tongue swell, if a rash spreads over the body, or if you faint.`,
		"fr": `Après votre séance
Vous avez reçu de petites injections dans la peau, sur la zone douloureuse.

Ce qui est habituel
De petites marques rouges, un léger gonflement ou de petits bleus aux points de piqûre. La douleur peut augmenter avant de diminuer.

Ce que vous pouvez faire
Gardez la peau propre. Ne touchez pas aux marques : ne grattez pas, ne frottez pas. Demandez à votre praticien quand reprendre le sport, les bains ou le soleil, et quels médicaments vous pouvez prendre.

Appelez-nous
si la rougeur, la chaleur, le gonflement ou la douleur augmente, si du pus ou des boules apparaissent aux marques, même après des semaines, si vous avez de la fièvre, ou si quelque chose vous inquiète.

Appelez les secours sans attendre
si vous respirez mal, si le visage, les lèvres ou la langue gonflent, si une éruption s’étend sur le corps, ou en cas de malaise.`,
	},
}
