"""What a subheading must not tell: a hypothesis as a fact, what was taken back since, half of what was done."""

from __future__ import annotations

import pytest

from restructurer.analysis.findings import Cluster
from restructurer.rulebook import Rulebook
from restructurer.writing.headings import write_headings
from tests.test_heading_forms import TITLE, candidates
from tests.writing_samples import article

# So that no sentence below stands right under the subheading that it gives.
BEFORE = "La commune de Varenne attend. "


@pytest.mark.parametrize(
    ("text", "never"),
    [
        # One of several suppositions.
        ("Deux scénarios. Une vanne a cédé sous la pression de la crue de la Maine.", "vanne"),
        ("Ou la vanne a été fermée par erreur, ou la conduite a cédé sous la pression de la crue.", "vanne"),
        ("Soit le conseil vote le budget avant mars, soit le préfet reprend la main sur la commune.", "préfet"),
        ("Première piste : un court-circuit a déclenché l'incendie du hangar de Langon.", "incendie"),
        ("Le scénario noir : le barrage de Vouglans cède et la vallée est noyée en vingt minutes.", "vallée"),
        ("Dans ce cas, la région rachètera le stade de Varenne pour un euro.", "stade"),
        # What was said or done first.
        ("Le ministre des Transports a d'abord invoqué une panne informatique.", "panne"),
        ("Dans un premier temps, la direction de l'usine a nié la fuite d'ammoniac.", "fuite"),
        ("La compagnie avait initialement annoncé 200 suppressions de postes à Nantes.", "200"),
        ("La sénatrice Claire Morel a soutenu la sortie du nucléaire au début de son mandat.", "nucléaire"),
        # What is so on a condition, or would be for somebody then.
        ("En cas d'échec des négociations, la raffinerie de Donges s'arrêtera lundi matin.", "raffinerie"),
        ("La commune vendra l'ancienne école de Ploumagoar, sous réserve d'un vote favorable.", "école de Ploumagoar$"),
        ("Sauf avis contraire du préfet, la rocade de Laval rouvrira vendredi.", "rocade"),
        ("L'association a annoncé qu'une plainte serait prochainement déposée contre le maire.", "serait"),
        # A day at the head.
        ("Récemment, le syndicat des pilotes de Brest a été reçu par le préfet de la Manche.", "Récemment"),
        ("Lundi 3 mars, l'ambassadeur du Pérou a été convoqué au ministère des Affaires étrangères.", "Lundi"),
        # The wish of somebody without who wishes.
        ("Le rapporteur public a préconisé d'annuler la concession de l'autoroute A24.", "Annuler"),
        ("Elle réclame aussi la création de centres d'hébergement d'urgence dans chaque région.", "La création"),
        # Cut before the words that matter.
        ("Le grand rassemblement de la jeunesse se fera sur l'esplanade des Invalides, dès 14 heures.", "se fera"),
        ("L'usine de Thann chauffe ses ateliers avec de la paille des exploitations voisines.", "ses ateliers"),
        ("Un gérant de fonds, actionnaire depuis dix ans, est plus rude encore envers la direction.", "plus rude"),
        ("La procédure d'exclusion échoue. C'est la troisième fois en trois ans.", "troisième fois"),
        ("Les parents de Jean Morel sont totalement opposés à l'arrêt des soins.", "sont totalement opposés"),
        ("Le Premier ministre Alain Roy est attendu sur place dans l'après-midi.", "Premier ministre attendu"),
        ("« Leurs vies ne semblaient pas en danger », a déclaré Claire Roy, procureure de Lens.", "Leurs vies"),
        ("Le maire regrette l'arrivée trop précipitée des « snowbirds » de Floride.", "Des « snowbirds"),
        ("La ministre a visité une école, accompagnée du préfet de la Meuse.", "Une école accompagnée"),
        ("La 55e minute a tout relancé : coup franc de Sissoko, poteau rentrant.", "Sissoko$"),
        ("« Par exemple, je monte sur scène du pied gauche », raconte Claire Roy.", "Par exemple"),
        ("« On nous l'a glissé vendredi avec les pièces du dossier », dénonce Claire Roy.", "glissé"),
        ("Le chef de la minorité réclamait plutôt deux correspondants de nuit.", "plutôt"),
        ("Avec bonhomie, la sélectionneuse Claire Roy a évoqué un match de gala.", "Avec bonhomie"),
        (
            "L'ONU dénonce les violences commises contre des « marcheurs pacifiques » qui demandaient le départ.",
            "Des «",
        ),
        ("« Ma tante était entrée pour une prothèse du genou », raconte Sylvie Roy, de Thann.", "Ma tante"),
        # What was done years ago.
        ("Le syndic rappelle que la commune a voté en 2019 un crédit de 1,1 million pour le parking.", "a voté un"),
        ("En décembre dernier, la région lançait un appel d'offres pour 1 280 vélos.", "appel d’offres"),
        ("L'équipe de Bulgarie repart de Brême avec un succès de prestige.", "repart de Brême$"),
        (
            "Le président vise le pouvoir mais entend aussi travailler sur les propositions du parti.",
            "travailler$",
        ),
        ("La ministre a mis en exergue une augmentation des accises sur le tabac - 20 cents par paquet.", " - "),
        ("Au marché de Thann, Kévin, 30 ans, fait des compétitions de courses d'escaliers.", "Kévin fait"),
        ("« Les supporters de Lens ont également été écartés », précise Claire Roy.", "également"),
    ],
)
def test_what_would_mislead_is_left_out(text: str, never: str, rulebook: Rulebook) -> None:
    found = candidates(BEFORE + text, rulebook)
    assert not any(never in f"{one}$" for one in found), found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Le conseil votera d'abord la taxe sur les pylônes de Huy.", "taxe sur les pylônes"),
        ("Dès 2027, les péages de l'autoroute A13 passeront au flux libre.", "Dès 2027"),
        ("Le chancelier Olaf Brandt a annulé un voyage à Oslo afin de rester à Berlin.", "un voyage à Oslo"),
        ("Les deux pistes de Varenne ferment. La mairie a débloqué 12 000 euros pour la neige.", "12 000 euros"),
    ],
)
def test_what_holds_without_its_sentence_stays(text: str, wanted: str, rulebook: Rulebook) -> None:
    assert any(wanted in found for found in candidates(BEFORE + text, rulebook)), candidates(BEFORE + text, rulebook)


def test_what_its_sentence_says_over_again_is_no_subheading(rulebook: Rulebook) -> None:
    told = "La cour d'appel de Reims rendra son arrêt en juillet. "
    rest = "Les avocats de la commune ont plaidé deux heures devant une salle pleine. " * 4
    chosen = write_headings(
        article(told + rest, ""), rulebook=rulebook, title=TITLE, clusters=(Cluster(0, 5, 60),)
    ).chosen
    assert not any(one is not None and "arrêt" in one.text for one in chosen)
