"""SQLModel: keys of rows that were loaded are there, whatever their annotation says. Checked with sqlmodel 0.0.50."""

from sqlmodel import Field, Relationship, Session, SQLModel, col, select


class Team(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    name: str
    heroes: list["Hero"] = Relationship(back_populates="team")


class HeroBase(SQLModel):
    name: str
    alias: str | None = None


class Hero(HeroBase, table=True):
    id: int | None = Field(default=None, primary_key=True)
    title: str = Field(nullable=True)
    secret: str | None = Field(default=None, nullable=False)
    team_id: int | None = Field(default=None, foreign_key="team.id")
    team: Team | None = Relationship(back_populates="heroes")


class HeroRead(HeroBase):
    id: int


def show(session: Session, number: int):
    for hero in session.exec(select(Hero)).all():
        print(hero.id + 1, hero.secret.upper(), hero.name.upper())
        print(hero.alias.upper())  # null
        print(hero.title.upper())  # null
        print(hero.team.name)  # null
    for hero in session.exec(select(Hero).where(Hero.alias != None, col(Hero.title).is_not(None))):
        print(hero.alias.upper(), hero.title.upper())
    for hero, team in session.exec(select(Hero, Team).join(Team)):
        print(team.name, hero.team.name)
    for hero, team in session.exec(select(Hero, Team).join(Team, isouter=True)):
        print(team.name)  # null
    hero = session.exec(select(Hero).where(Hero.id == 1)).first()
    print(hero.name)  # null
    hero = session.get(Hero, number)
    print(hero.name)  # null
    hero = session.exec(select(Hero)).one()
    print(hero.id + 1)
    hero = Hero(name="x")
    session.add(hero)
    session.commit()
    session.refresh(hero)
    print(hero.id + 1)
